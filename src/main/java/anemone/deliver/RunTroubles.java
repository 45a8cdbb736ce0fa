package anemone.deliver;

import anemone.deliver.Delivery.State;
import anemone.deliver.DeliveryQueue.Task;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The last answer of a run for each state that is not success, without the recipient's address. May
 * be shared by threads.
 */
final class RunTroubles {

  /** What is told first: what can still be mended. */
  private static final List<State> WORST_FIRST =
      List.of(State.DEFERRED, State.UNKNOWN, State.REFUSED);

  private final Map<State, String> last = new EnumMap<>(State.class);

  /** Notes an outcome. */
  synchronized void note(Task task, Outcome outcome) {
    if (outcome.state() != State.ACCEPTED) {
      last.put(outcome.state(), masked(task, outcome.reply().toString()));
    }
  }

  /** The words to a recipient without their address. */
  String masked(Task task, String words) {
    String address = Pattern.quote(task.subscriber().address().toString());
    return Pattern.compile(address, Pattern.CASE_INSENSITIVE).matcher(words).replaceAll("...");
  }

  /** The answer to tell first, if there is one. */
  synchronized Optional<String> worst() {
    return WORST_FIRST.stream().filter(last::containsKey).map(last::get).findFirst();
  }
}
