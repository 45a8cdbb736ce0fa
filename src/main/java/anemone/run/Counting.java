package anemone.run;

import anemone.process.CommandFailure;
import anemone.subscriber.Cadence;
import anemone.subscriber.Subscriber;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A subscriber list while it is counted, on a thread of its own: whoever needs but the first of a
 * kind need not wait for the end of the list, and whoever does need the end helps to get there. May
 * be used by several threads.
 */
public final class Counting implements AutoCloseable {

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition news = lock.newCondition();
  private final List<Subscriber> samples = new CopyOnWriteArrayList<>();
  private final Set<Census.Variant> kinds = new HashSet<>();
  private final Set<Cadence> cadences = EnumSet.noneOf(Cadence.class);
  private final Set<Cadence> due = EnumSet.noneOf(Cadence.class);
  private final ListCount work;
  private final FutureTask<Census> count;
  private final Thread thread;
  private boolean ended;

  private Counting(Function<Census.Sightings, ListCount> begin, Judge judge) {
    this.work = begin.apply(new Noted());
    this.count = new FutureTask<>(() -> judge.judged(work));
    this.thread = new Thread(this::run, "census");
    thread.setDaemon(true);
  }

  /**
   * Begins to count.
   *
   * @param begin the work, which tells of the first of each kind
   * @param judge does it
   */
  static Counting begin(Function<Census.Sightings, ListCount> begin, Judge judge) {
    Counting counting = new Counting(begin, judge);
    counting.thread.start();
    return counting;
  }

  /**
   * What the whole list has come to.
   *
   * @throws CommandFailure if the list is not as it should be
   */
  public Census census() {
    helpUntil(() -> ended);
    try {
      return count.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("nobody interrupts whoever waits for the census", e);
    }
  }

  /**
   * Whether at least one subscriber has a cadence. As long as the list is counted, that is what it
   * looks like: the only one may turn out to be a twin.
   */
  public boolean has(Cadence cadence) {
    boolean seen = waitFor(() -> cadences.contains(cadence));
    return count.isDone() ? census().cadences().contains(cadence) : seen;
  }

  /** The same of a subscriber who is due. */
  public boolean isDue(Cadence cadence) {
    boolean seen = waitFor(() -> due.contains(cadence));
    return count.isDone() ? census().due().contains(cadence) : seen;
  }

  /** One subscriber for each way in which an edition of a cadence is seen, as they are found. */
  Stream<Subscriber> samples(Cadence cadence) {
    return IntStream.iterate(0, i -> i + 1)
        .mapToObj(this::sample)
        .takeWhile(Optional::isPresent)
        .flatMap(Optional::stream)
        .filter(sample -> sample.cadence() == cadence);
  }

  /** Ends the count, if it has not ended. */
  @Override
  public void close() {
    thread.interrupt();
    waitFor(() -> ended);
  }

  private void run() {
    try {
      count.run();
    } finally {
      tell(() -> ended = true);
    }
  }

  private Optional<Subscriber> sample(int number) {
    BooleanSupplier found = () -> samples.size() > number;
    helpUntil(found);
    if (waitFor(found)) {
      return Optional.of(samples.get(number));
    }
    // A list that could not be counted to its end has not shown all of its samples.
    census();
    return Optional.empty();
  }

  /** Counts until something has come about, or there is nothing left to help with. */
  private void helpUntil(BooleanSupplier condition) {
    boolean helping = true;
    while (helping && !isSo(condition)) {
      helping = work.help();
    }
  }

  private boolean isSo(BooleanSupplier condition) {
    lock.lock();
    try {
      return condition.getAsBoolean();
    } finally {
      lock.unlock();
    }
  }

  /** Waits until something has come about, or the count has ended without it. */
  private boolean waitFor(BooleanSupplier condition) {
    lock.lock();
    try {
      while (!condition.getAsBoolean() && !ended) {
        news.awaitUninterruptibly();
      }
      return condition.getAsBoolean();
    } finally {
      lock.unlock();
    }
  }

  private void tell(Runnable change) {
    lock.lock();
    try {
      change.run();
      news.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Counts a list to its end, and judges whether it is as it should be. */
  interface Judge {

    /**
     * What the list has come to.
     *
     * @throws CommandFailure if it is not as it should be
     */
    Census judged(ListCount count) throws InterruptedException;
  }

  /** What the counting thread comes upon. */
  private final class Noted implements Census.Sightings {

    @Override
    public void cadence(Cadence cadence, boolean isDue) {
      tell(
          () -> {
            cadences.add(cadence);
            if (isDue) {
              due.add(cadence);
            }
          });
    }

    @Override
    public void variant(Census.Variant kind, Subscriber first) {
      tell(
          () -> {
            if (kinds.size() < Census.MOST_VARIANTS && kinds.add(kind)) {
              samples.add(first);
            }
          });
    }
  }
}
