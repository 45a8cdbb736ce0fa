package anemone.run;

import anemone.process.Plurals;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The last use of a state, by its own record and by a note outside it. If the two contradict each
 * other, the state is not opened; otherwise this says what remains uncertain.
 *
 * @param place the state in words, such as "the state folder state"
 * @param recorded the last use that the state itself records; empty for a new one
 * @param noted the last use that is noted outside of it; empty if there is no note
 */
public record StateHistory(String place, Optional<Instant> recorded, Optional<Instant> noted) {

  /**
   * Returns warnings about a possibly restored backup, one sentence each, to print before sending.
   *
   * @param missed the number of editions that were due since the last run but not composed
   */
  public List<String> doubts(int missed) {
    List<String> doubts = new ArrayList<>();
    if (recorded.isPresent() && noted.isEmpty()) {
      doubts.add(
          doubt(
              place
                  + " was last used at "
                  + seconds(recorded.get())
                  + ", but no note outside it confirms that: it may come from a backup or from"
                  + " another machine"));
    }
    if (recorded.isEmpty() && noted.isPresent()) {
      doubts.add(
          doubt(
              place
                  + " is new, but a newsletter was there before, last noted at "
                  + seconds(noted.get())));
    }
    if (recorded.isPresent() && missed > 0) {
      doubts.add(
          doubt(
              "no run since "
                  + seconds(recorded.get())
                  + ", and "
                  + Plurals.count(missed, "edition was", "editions were")
                  + " due meanwhile: perhaps the machine was restored from a snapshot"));
    }
    return doubts;
  }

  private static String doubt(String why) {
    return why
        + ". If mail was sent after that, stop this run, or it is sent again; then run: anemone run"
        + " --taken-as-sent";
  }

  private static Instant seconds(Instant at) {
    return at.truncatedTo(ChronoUnit.SECONDS);
  }
}
