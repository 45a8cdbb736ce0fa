package anemone.doctor;

import anemone.process.CommandFailure;
import anemone.process.ExitCode;
import anemone.run.NewsletterState;
import anemone.run.StateFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * Checks whether the state of a newsletter can be kept: the clock, the disk and the state itself.
 *
 * @param folder the state folder
 * @param now the time
 * @param zone the time zone of the newsletter
 */
record StateChecks(StateFolder folder, Instant now, ZoneId zone) {

  private static final long FEW = 100L << 20;
  private static final long TOO_FEW = 10L << 20;

  /** Returns the results. */
  List<CheckResult> results() {
    return List.of(clock(), disk(), state());
  }

  private CheckResult clock() {
    try {
      folder.checkClock(now);
      return CheckResult.ok("clock", now + ", days begin in " + zone);
    } catch (CommandFailure e) {
      return CheckResult.fail("clock", String.valueOf(e.getMessage()), ExitCode.STATE);
    }
  }

  private CheckResult disk() {
    try {
      long room = Files.getFileStore(existing()).getUsableSpace();
      String what = "%,d MB are free for %s".formatted(room >> 20, folder.path());
      if (room < TOO_FEW) {
        return CheckResult.fail("disk", what + "; make room", ExitCode.STATE);
      }
      return room < FEW
          ? CheckResult.warn("disk", what + "; make room")
          : CheckResult.ok("disk", what);
    } catch (IOException e) {
      return CheckResult.warn("disk", "unable to read the free space: " + e.getMessage());
    }
  }

  private CheckResult state() {
    try {
      Optional<String> database = folder.checkDatabase();
      if (!Files.isWritable(existing())) {
        return CheckResult.fail(
            "state", existing() + " cannot be written; change its owner", ExitCode.STATE);
      }
      try (NewsletterState state = folder.read()) {
        List<String> doubts = state.history().doubts(0);
        return doubts.isEmpty()
            ? CheckResult.ok("state", database.orElse("the first run creates it"))
            : CheckResult.warn("state", String.join("; ", doubts));
      }
    } catch (CommandFailure e) {
      return CheckResult.fail("state", String.valueOf(e.getMessage()), ExitCode.STATE);
    }
  }

  /** Returns the state folder, or its nearest existing parent. */
  private Path existing() {
    Path existing = folder.path().toAbsolutePath();
    while (!Files.exists(existing)) {
      existing = Optional.ofNullable(existing.getParent()).orElse(Path.of("/"));
    }
    return existing;
  }
}
