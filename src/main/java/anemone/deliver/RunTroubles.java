package anemone.deliver;

import anemone.deliver.Delivery.State;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The last reply of a run for each state other than accepted, without the recipient's address. May
 * be shared by threads.
 */
final class RunTroubles {

  /** The order of reporting: first what a later run can still deliver. */
  private static final List<State> WORST_FIRST =
      List.of(State.DEFERRED, State.UNKNOWN, State.REFUSED);

  private final Map<State, String> last = new EnumMap<>(State.class);

  /** Notes an outcome. */
  synchronized void note(Task task, Outcome outcome) {
    if (outcome.state() != State.ACCEPTED) {
      last.put(outcome.state(), masked(task, outcome.reply().toString()));
    }
  }

  /** Whether deliveries are left in a state; a refusal that does not stand leaves them deferred. */
  private static boolean isLeft(State state, Tally tally) {
    return tally.of(state) > 0 || (state == State.REFUSED && tally.of(State.DEFERRED) > 0);
  }

  /** Returns a text without the address of its recipient. */
  String masked(Task task, String words) {
    String address = Pattern.quote(task.subscriber().address().toString());
    return Pattern.compile(address, Pattern.CASE_INSENSITIVE).matcher(words).replaceAll("...");
  }

  /**
   * Returns the reply to report, if there is one.
   *
   * @param tally the deliveries of the run: replies of states without deliveries are left out
   */
  synchronized Optional<String> worst(Tally tally) {
    return WORST_FIRST.stream()
        .filter(state -> last.containsKey(state) && isLeft(state, tally))
        .map(last::get)
        .findFirst();
  }
}
