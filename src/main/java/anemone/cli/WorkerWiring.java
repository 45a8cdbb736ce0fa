package anemone.cli;

import anemone.newsletter.Newsletter;
import anemone.process.Host;
import anemone.run.EarlierStories;
import anemone.run.Mailer;
import anemone.run.ShardSender;
import anemone.run.Shards;
import anemone.run.SharedEdition;
import anemone.run.StateFolder;
import anemone.run.WorkerState;
import anemone.worker.ScheduledRuns;
import anemone.worker.ShardScheduler;
import anemone.worker.WorkerTiming;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Creates what shares editions with other workers.
 *
 * @param newsletter the settings
 * @param folder the state
 * @param copies creates what makes the copies of an edition
 * @param mails creates what sends messages
 * @param surroundings what a rehearsal replaces
 */
record WorkerWiring(
    Newsletter newsletter,
    StateFolder folder,
    CopyWiring copies,
    MailWiring mails,
    Surroundings surroundings) {

  /** Returns the name of a worker that has none: the machine's, and the process's number. */
  static String name(Host host) {
    String machine = host.environment().getOrDefault("HOSTNAME", "");
    if (machine.isEmpty()) {
      try {
        machine = InetAddress.getLocalHost().getHostName();
      } catch (UnknownHostException e) {
        machine = "worker";
      }
    }
    return machine + "/" + ProcessHandle.current().pid();
  }

  /** A worker. */
  record Parts(WorkerState state, ShardSender sender, ShardScheduler loop, Mailer mailer)
      implements AutoCloseable {

    @Override
    public void close() {
      state.close();
    }
  }

  /**
   * Opens the state as a worker, with what sends its shards.
   *
   * @param listener hears of each sign of life
   * @param runs the runs that the workers start, if they start any
   */
  Parts open(String name, Consumer<Shards.Worker> listener, Optional<ScheduledRuns> runs) {
    WorkerState state = folder.openWorker(name);
    try {
      Mailer mailer = mails.mailer(state.state().quirks(newsletter.smtp().server()));
      ShardSender sender =
          new ShardSender(
              state,
              copies::renderer,
              new EarlierStories(
                  state.state().editions(), state.state().ledger(), newsletter.editing().repeat()),
              mailer,
              newsletter.subscriberRules());
      ShardScheduler loop =
          new ShardScheduler(
              state, sender, WorkerTiming.STANDARD, surroundings.steady(), listener, runs);
      return new Parts(state, sender, loop, mailer);
    } catch (RuntimeException e) {
      state.close();
      throw e;
    }
  }

  /**
   * Opens the state as a worker for a run that shares an edition.
   *
   * @param part what the run does beside making the shards
   */
  SharedEdition edition(String name, SharedEdition.Part part) {
    Parts parts = open(name + "/run", alive -> {}, Optional.empty());
    return new SharedEdition(parts.state(), parts.sender(), parts.loop(), parts.mailer(), part);
  }
}
