package anemone.cli.rehearse;

import anemone.deliver.Outcome;
import anemone.deliver.Transport;
import anemone.render.Message;
import java.io.IOException;
import java.util.Optional;

/**
 * Kills the sending process of a rehearsal: its transport throws from then on, as nothing runs on
 * in a process that was killed. Thread-safe.
 */
public final class KillSwitch {

  private volatile boolean killed;
  private volatile Runnable before = () -> {};

  /** The end of a killed process. */
  public static final class Killed extends Error {
    private static final long serialVersionUID = 1;

    Killed() {
      super("killed by the rehearsal");
    }
  }

  /** Sets what is done at the moment of a kill, before the process notices. */
  public void before(Runnable work) {
    before = work;
  }

  /** Kills the process; called while it waits for the server. */
  public void kill() {
    before.run();
    killed = true;
  }

  /** Whether it was killed. */
  public boolean isKilled() {
    return killed;
  }

  /** Begins another process. */
  public void reset() {
    killed = false;
  }

  private void check() {
    if (killed) {
      throw new Killed();
    }
  }

  /** Returns a transport that ends with the process. */
  public Transport around(Transport transport) {
    return () -> {
      check();
      try {
        return new MortalConnection(transport.open());
      } catch (IOException e) {
        check();
        throw e;
      }
    };
  }

  private final class MortalConnection implements Transport.Connection {

    private final Transport.Connection connection;

    MortalConnection(Transport.Connection connection) {
      this.connection = connection;
    }

    @Override
    public Outcome send(Message message, Optional<Message> next, Transport.Leaving leaving) {
      check();
      Outcome outcome = connection.send(message, next, leaving);
      check();
      return outcome;
    }

    @Override
    public boolean pipelines() {
      return connection.pipelines();
    }

    @Override
    public long largest() {
      return connection.largest();
    }

    @Override
    public Transport.ServerFacts facts() {
      return connection.facts();
    }

    @Override
    public boolean usable() {
      return connection.usable();
    }

    @Override
    public void abort() {
      connection.abort();
    }

    @Override
    public void close() {
      connection.close();
    }
  }
}
