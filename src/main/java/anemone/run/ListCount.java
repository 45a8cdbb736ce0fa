package anemone.run;

import anemone.subscriber.file.AddressFingerprints;
import anemone.subscriber.file.Entry;
import anemone.subscriber.file.SubscriberReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Counts a subscriber list as nearly all lists are: in pieces, which several threads may share, and
 * without a search for the twin of each address. What shows that a list is not so is noticed, and
 * it is counted again from its start to its end.
 */
public final class ListCount {

  /** So many bad entries of a piece are kept to be reported later. */
  private static final int FEW = 1_000;

  private final SubscriberFile list;
  private final ListPieces pieces;
  private final Census empty;
  private final PrintWriter problems;
  private volatile List<FutureTask<Found>> tasks;
  private final AtomicInteger next = new AtomicInteger();

  /**
   * A count.
   *
   * @param pieces the list in pieces; closed in the end
   * @param empty a census that has counted nobody
   * @param problems where bad entries are named, a line each
   */
  ListCount(SubscriberFile list, ListPieces pieces, Census empty, PrintWriter problems) {
    this.list = list;
    this.pieces = pieces;
    this.empty = empty;
    this.problems = problems;
    this.tasks =
        IntStream.range(0, pieces.size())
            .mapToObj(number -> new FutureTask<>(() -> found(number)))
            .toList();
  }

  /**
   * Counts a piece that nobody has begun to count.
   *
   * @return whether there was one
   */
  boolean help() {
    List<FutureTask<Found>> all = tasks;
    int number = next.getAndIncrement();
    if (number < all.size()) {
      all.get(number).run();
    }
    return number < all.size();
  }

  /** Counts the list. */
  Census count() throws IOException, InterruptedException {
    Optional<Census> census;
    try {
      boolean more = true;
      while (more) {
        more = help();
      }
      census = quick();
    } finally {
      pieces.close();
      // What they have found would be kept for as long as the list is sent to.
      tasks = List.of();
    }
    return census.isPresent() ? census.get() : thorough(empty.anew());
  }

  private Optional<Census> quick() throws IOException, InterruptedException {
    List<Found> all = new ArrayList<>();
    for (FutureTask<Found> task : tasks) {
      all.add(found(task));
    }
    if (!all.stream().allMatch(Found::isSure)
        || !AddressFingerprints.allDiffer(all.stream().map(Found::addresses).toList())) {
      return Optional.empty();
    }
    Census census = empty.anew();
    int lines = 0;
    for (Found found : all) {
      census.add(found.census());
      for (Entry.Invalid bad : found.bad()) {
        report(bad.moved(lines), census);
      }
      lines += found.lines();
    }
    return Optional.of(census);
  }

  private static Found found(FutureTask<Found> task) throws IOException, InterruptedException {
    try {
      return task.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof UncheckedIOException unreadable) {
        throw unreadable.getCause();
      }
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  private Found found(int number) {
    Census census = empty.anew();
    AddressFingerprints addresses = new AddressFingerprints();
    List<Entry.Invalid> bad = new ArrayList<>();
    Consumer<Entry.Valid> good = valid -> census.count(valid.subscriber());
    Consumer<Entry.Invalid> other = bad::add;
    SubscriberReader reader = list.reader(pieces.bytes(number), addresses, pieces.piece(number));
    while (reader.hasNext() && bad.size() <= FEW) {
      reader.next().either(good, other);
    }
    addresses.sort();
    boolean sure = reader.isWhole() && bad.size() <= FEW;
    return new Found(census, addresses, bad, sure, reader.lineBreaks());
  }

  private Census thorough(Census census) throws IOException, InterruptedException {
    try (SubscriberReader reader = list.open(true)) {
      while (reader.hasNext()) {
        if (Thread.interrupted()) {
          throw new InterruptedException("nobody waits for the count");
        }
        reader
            .next()
            .either(valid -> census.count(valid.subscriber()), invalid -> report(invalid, census));
      }
    }
    return census;
  }

  private void report(Entry.Invalid entry, Census census) {
    census.countInvalid();
    problems.println(entry);
  }

  /**
   * What a piece has come to.
   *
   * @param census its subscribers
   * @param addresses theirs
   * @param bad its other entries
   * @param isSure whether this is all of it, and the piece one of the list
   * @param lines how many line breaks are in it
   */
  private record Found(
      Census census,
      AddressFingerprints addresses,
      List<Entry.Invalid> bad,
      boolean isSure,
      int lines) {}
}
