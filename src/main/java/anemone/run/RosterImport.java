package anemone.run;

import anemone.process.CommandFailure;
import anemone.process.ExitCode;
import anemone.process.Plurals;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Imports the operator's subscriber file into the roster, if it has changed.
 *
 * @param file the file
 * @param shrink whether to accept a file that lacks half of its former subscribers
 * @param now the time
 */
public record RosterImport(SubscriberFile file, boolean shrink, Instant now) {

  /** A file modified this recently may change again without a new time stamp. */
  private static final Duration TOO_FRESH = Duration.ofSeconds(2);

  /** Maximum number of attempts to read a file that changes while it is read. */
  private static final int MAX_READINGS = 10;

  /**
   * Imports the file.
   *
   * @param problems receives a line for each bad entry
   * @return the number of bad entries
   * @throws CommandFailure if the file cannot be read, or lacks half of its former subscribers
   */
  public int into(RosterStore roster, PrintWriter problems) {
    return told(problems, version -> roster.takeIn(version, file::open, shrink, now));
  }

  /** Imports the file into a copy of the roster; the stored one does not change. */
  public int look(RosterStore roster, PrintWriter problems) {
    return told(problems, version -> roster.lookInto(version, file::open, shrink, now));
  }

  private int told(PrintWriter problems, Function<String, RosterStore.Intake> work) {
    RosterStore.Intake intake = whole(work);
    intake.problems().forEach(problems::println);
    if (intake.kept() > 0) {
      problems.println(
          file.name()
              + ": "
              + Plurals.count(intake.kept(), "subscriber is", "subscribers are")
              + " no longer in it, but stay subscribed until every entry can be read");
    }
    return intake.invalid();
  }

  /** Reads the file again if it was changed while it was read. */
  private RosterStore.Intake whole(Function<String, RosterStore.Intake> work) {
    for (int reading = 1; ; reading++) {
      String version = stamp();
      boolean isLast = reading == MAX_READINGS;
      try {
        RosterStore.Intake intake = work.apply(version);
        if (isLast || version.equals(stamp())) {
          return intake;
        }
      } catch (RosterShrunkException e) {
        if (isLast || version.equals(stamp())) {
          throw new CommandFailure(ExitCode.BAD_DATA, file.path() + ": " + e.getMessage(), e);
        }
      }
    }
  }

  /** Returns a text that changes with the file and with the known topics. */
  private String stamp() {
    try {
      BasicFileAttributes found = Files.readAttributes(file.path(), BasicFileAttributes.class);
      Instant changed = found.lastModifiedTime().toInstant();
      boolean fresh = changed.plus(TOO_FRESH).isAfter(now);
      return (fresh ? "fresh at " + now + " " : "")
          + "%d %s %s ".formatted(found.size(), changed, found.fileKey())
          + new TreeSet<>(file.rules().topics());
    } catch (IOException e) {
      throw file.unreadable(e);
    }
  }
}
