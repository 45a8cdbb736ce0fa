package anemone.run;

import anemone.process.CommandFailure;
import anemone.process.ExitCode;
import anemone.process.Plurals;
import anemone.subscriber.EmailAddress;
import anemone.subscriber.Subscriber;
import anemone.subscriber.SubscriberRules;
import anemone.subscriber.SuppressionSet;
import anemone.subscriber.file.AddressFingerprints;
import anemone.subscriber.file.Chunk;
import anemone.subscriber.file.Entry;
import anemone.subscriber.file.SubscriberReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** The subscriber list as a file: streamed each time it is asked for, never held. */
public final class SubscriberFile {

  private final Path file;
  private final SubscriberRules rules;
  private final Supplier<SuppressionSet> suppressed;

  /**
   * A list.
   *
   * @param suppressed who is left out, as of when it is asked
   */
  public SubscriberFile(Path file, SubscriberRules rules, Supplier<SuppressionSet> suppressed) {
    this.file = file;
    this.rules = rules;
    this.suppressed = suppressed;
  }

  /**
   * Counts the list, and reports every bad entry.
   *
   * @param isDue who is due
   * @param strict whether one bad entry is one too many
   * @param problems where bad entries are named, a line each
   * @throws CommandFailure if nobody is left, or the list is not clean and should be
   */
  public Census census(Predicate<Subscriber> isDue, boolean strict, PrintWriter problems) {
    try (Counting counting = count(isDue, strict, problems)) {
      return counting.census();
    }
  }

  /**
   * Begins the same on a thread of its own.
   *
   * @throws CommandFailure if there is no list; all else is told to whoever asks for the result
   */
  public Counting count(Predicate<Subscriber> isDue, boolean strict, PrintWriter problems) {
    SuppressionSet left = suppressed.get();
    String stamp = stamp();
    ListPieces pieces = pieces();
    return Counting.begin(
        sightings ->
            new ListCount(this, pieces, new Census(isDue, left, stamp, sightings), problems),
        count -> {
          try {
            return judged(count.count(), strict);
          } catch (IOException e) {
            throw unreadable(e);
          }
        });
  }

  private Census judged(Census census, boolean strict) {
    if (census.valid() == 0) {
      throw new CommandFailure(ExitCode.BAD_DATA, file + ": no subscriber is left to write to");
    }
    if (strict && census.invalid() > 0) {
      throw new CommandFailure(
          ExitCode.BAD_DATA,
          file
              + ": "
              + Plurals.count(census.invalid(), "bad entry", "bad entries")
              + "; mend the list, or leave --strict out to skip them");
    }
    return census;
  }

  /** Whether the list, and who is left out of it, is what was counted. */
  boolean isAsCounted(Census census) {
    return census.stamp().equals(stamp()) && census.suppressed().isSameAs(suppressed.get());
  }

  /** Hands over every valid subscriber. */
  public void each(Consumer<Subscriber> consumer) {
    try (Cursor cursor = matching(subscriber -> true)) {
      cursor.forEachRemaining(consumer);
    }
  }

  /** The subscribers who meet a condition, one after the other. */
  public Cursor matching(Predicate<Subscriber> condition) {
    return matching(condition, suppressed.get(), true);
  }

  /**
   * The same of a list that was just counted, to the same subscribers: those who were left out then
   * are left out, and no twins are looked for where none were found.
   */
  public Cursor matching(Predicate<Subscriber> condition, Census census) {
    return matching(condition, census.suppressed(), census.invalid() > 0);
  }

  private Cursor matching(Predicate<Subscriber> condition, SuppressionSet left, boolean twins) {
    return new Cursor(open(twins), s -> condition.test(s) && !left.contains(s.address()));
  }

  /** The subscriber of an address, also one who is left out. */
  public Optional<Subscriber> find(EmailAddress address) {
    String key = address.key();
    try (Cursor cursor =
        matching(s -> s.address().key().equals(key), SuppressionSet.NOBODY, true)) {
      return cursor.hasNext() ? Optional.of(cursor.next()) : Optional.empty();
    }
  }

  SubscriberRules rules() {
    return rules;
  }

  /**
   * A reader of the whole list.
   *
   * @param twins whether to look for twins
   */
  SubscriberReader open(boolean twins) {
    try {
      return new SubscriberReader(Files.newInputStream(file), name(), rules, twins);
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  /**
   * A reader of a piece of the list.
   *
   * @param addresses is given the addresses of all entries
   */
  SubscriberReader reader(InputStream in, AddressFingerprints addresses, Chunk piece) {
    return new SubscriberReader(in, name(), rules, addresses, piece);
  }

  private String name() {
    return file.getFileName().toString();
  }

  private ListPieces pieces() {
    try {
      return ListPieces.of(file);
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  /** What tells one state of the file from the next. */
  private String stamp() {
    try {
      BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
      return now.size() + " " + now.lastModifiedTime() + " " + now.fileKey();
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private CommandFailure unreadable(IOException e) {
    String why =
        e instanceof NoSuchFileException ? "there is no such file" : "unable to read it: " + e;
    return new CommandFailure(ExitCode.BAD_DATA, file + ": " + why, e);
  }

  /** Subscribers as they are read. */
  public final class Cursor implements Iterator<Subscriber>, AutoCloseable {

    private final SubscriberReader reader;
    private final Consumer<Entry.Valid> valid;
    private Optional<Subscriber> next = Optional.empty();

    private Cursor(SubscriberReader reader, Predicate<Subscriber> condition) {
      this.reader = reader;
      this.valid = entry -> next = Optional.of(entry.subscriber()).filter(condition);
    }

    @Override
    public boolean hasNext() {
      while (next.isEmpty() && reader.hasNext()) {
        reader.next().either(valid, invalid -> {});
      }
      return next.isPresent();
    }

    @Override
    public Subscriber next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      Subscriber subscriber = next.orElseThrow();
      next = Optional.empty();
      return subscriber;
    }

    @Override
    public void close() {
      try {
        reader.close();
      } catch (IOException e) {
        throw unreadable(e);
      }
    }
  }
}
