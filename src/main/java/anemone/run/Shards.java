package anemone.run;

import anemone.deliver.Delivery;
import anemone.deliver.Shard;
import anemone.edition.Slot;
import anemone.process.CommandFailure;
import anemone.process.ExitCode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The shards of editions that several workers send, and what the workers tell each other. May be
 * shared by threads.
 */
public interface Shards {

  /** The time after which a worker that has told nothing is no longer counted as working. */
  Duration SILENCE = Duration.ofSeconds(20);

  /**
   * A range of subscribers.
   *
   * @param lowest the lowest row number
   * @param highest the highest row number
   * @param members number of them who are due
   */
  record Range(int lowest, int highest, int members) {}

  /**
   * The shards of an edition in figures.
   *
   * @param open number that wait for a worker
   * @param taken number that a worker has
   * @param done number that are done
   * @param halted number that were given up because the server refuses this sender
   * @param noStory number of subscribers for whom the edition has no story
   * @param trouble what a worker told last when it gave a shard back; empty if nothing
   */
  record Progress(long open, long taken, long done, long halted, long noStory, String trouble) {

    /** Returns the number of shards that are not done. */
    public long left() {
      return open + taken;
    }
  }

  /**
   * A subscriber without an accepted mail.
   *
   * @param number the row number
   * @param domain the domain of the address
   * @param active whether they have not left
   * @param state the state of the delivery; empty if there is none
   */
  record Undelivered(int number, String domain, boolean active, Optional<Delivery.State> state) {}

  /**
   * A worker.
   *
   * @param name its name
   * @param since when it started
   * @param seen when it told something last
   * @param shards number of shards that it has
   * @param accepted number of messages accepted since it started
   * @param rate messages per second, lately
   */
  record Worker(String name, Instant since, Instant seen, long shards, long accepted, long rate) {}

  /**
   * What a worker has found out about the server.
   *
   * @param domain the recipient domain that takes nothing; empty if nothing is taken at all
   * @param reason why
   * @param worker who has found out
   */
  record Halt(String domain, String reason, String worker) {}

  /**
   * Replaces the shards of an edition, and has them sent.
   *
   * @param due the time at which their subscribers are due; no worker takes them before
   * @param everyone whether they are sent to whatever their delivery time
   */
  void plan(Slot slot, List<Range> ranges, Instant due, boolean everyone);

  /**
   * Takes what is left of an edition from the workers, so that one process sends alone.
   *
   * @throws CommandFailure if they are sending it
   */
  default void withdraw(Slot slot, Instant now) {
    if (isActive(slot)) {
      throw new CommandFailure(
          ExitCode.TRY_AGAIN, "workers are sending " + slot + " (anemone status); run again later");
    }
    plan(slot, List.of(), now, true);
  }

  /** Returns the shards of an edition in figures. */
  Progress progress(Slot slot);

  /** Whether a worker that is alive has a shard of an edition, so that mail may be on its way. */
  boolean isActive(Slot slot);

  /**
   * Takes a shard, so that no other worker sends it any more; what its last worker may have sent
   * becomes unknown.
   *
   * @return empty if it is done or halted
   */
  Optional<Shard> take(Slot slot, int number, String worker);

  /** Gives a shard back that is not done. */
  void release(Shard shard, String trouble);

  /**
   * Notes that a shard is done.
   *
   * @param noStory number of its subscribers for whom the edition has no story
   */
  void finish(Shard shard, long noStory);

  /** Passes all subscribers to whom an edition was not delivered, members of it or not. */
  void undelivered(Slot slot, Consumer<Undelivered> each);

  /** Returns the recorded deliveries of a shard's subscribers. */
  List<Delivery> deliveries(Shard shard);

  /** Tells every worker that the server refuses this sender, or a domain does. */
  void halt(Slot slot, Halt halt);

  /** Returns what the workers have found out while they sent an edition. */
  List<Halt> halts(Slot slot);

  /** Forgets what the workers have found out, since an edition is tried again. */
  void forgetHalts(Slot slot);

  /**
   * Tells that a worker is alive.
   *
   * @throws CommandFailure if its clock differs from the database's, or the state was moved
   */
  void beat(Worker worker);

  /** Notes that a worker has ended. */
  void leave(String worker);

  /** Returns the workers, dead ones included until a day later. */
  List<Worker> workers();

  /** Returns the time that the database has. */
  Instant now();
}
