package anemone.run;

import anemone.process.CommandFailure;
import anemone.process.ExitCode;
import anemone.process.Plurals;
import anemone.store.RosterShrunkException;
import anemone.store.SqlRoster;
import anemone.subscriber.file.SubscriberReader;
import anemone.subscriber.SubscriberRules;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.TreeSet;

/**
 * Takes the operator's subscriber file into the roster, if it has changed.
 *
 * @param file the file
 * @param rules what the newsletter says about its subscribers
 * @param shrink whether the file may lack many of those who were in it
 * @param now the time
 */
public record RosterImport(Path file, SubscriberRules rules, boolean shrink, Instant now) {

  /** A file that was changed so shortly before may change again without looking different. */
  private static final Duration TOO_FRESH = Duration.ofSeconds(2);

  /**
   * Takes the file in.
   *
   * @param problems where its bad entries are named, a line each
   * @throws CommandFailure if the file cannot be read, or lacks many who were in it
   */
  public SqlRoster.Intake into(SqlRoster roster, PrintWriter problems) {
    return told(problems, () -> roster.takeIn(stamp(), this::open, shrink, now));
  }

  /** The same for a database that is only looked at: nothing of it is changed. */
  public SqlRoster.Intake look(SqlRoster roster, PrintWriter problems) {
    return told(problems, () -> roster.lookInto(stamp(), this::open, shrink, now));
  }

  private SqlRoster.Intake told(
      PrintWriter problems, java.util.function.Supplier<SqlRoster.Intake> work) {
    try {
      SqlRoster.Intake intake = work.get();
      intake.problems().forEach(problems::println);
      if (intake.kept() > 0) {
        problems.println(
            name()
                + ": "
                + Plurals.count(intake.kept(), "subscriber is", "subscribers are")
                + " no longer in it, and stay until every entry can be read");
      }
      return intake;
    } catch (RosterShrunkException e) {
      throw new CommandFailure(ExitCode.BAD_DATA, file + ": " + e.getMessage(), e);
    }
  }

  private String name() {
    return file.getFileName().toString();
  }

  private SubscriberReader open(boolean twins) {
    try {
      return new SubscriberReader(Files.newInputStream(file), name(), rules, twins);
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  /** What tells this state of the file, and of the settings it is checked by, from the next. */
  private String stamp() {
    try {
      BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
      Instant changed = now.lastModifiedTime().toInstant();
      boolean fresh = changed.plus(TOO_FRESH).isAfter(this.now);
      return (fresh ? "fresh at " + this.now + " " : "")
          + now.size()
          + " "
          + changed
          + " "
          + now.fileKey()
          + " "
          + new TreeSet<>(rules.topics());
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private CommandFailure unreadable(IOException e) {
    String why =
        e instanceof NoSuchFileException ? "there is no such file" : "unable to read it: " + e;
    return new CommandFailure(ExitCode.BAD_DATA, file + ": " + why, e);
  }
}
