package anemone.deliver;

import anemone.subscriber.Suppression;
import anemone.subscriber.Suppressions;
import java.util.ArrayList;
import java.util.List;

/**
 * Collects the addresses that a server said do not exist, and suppresses them at the end of a run,
 * unless the server may have been wrong about all of them: it accepted nothing, or they are too
 * large a share of the run. May be shared by threads.
 */
final class BounceSuppressor {

  /** Maximum share of the answers of a run. */
  private static final double MAX_SHARE = 0.2;

  /** Number of addresses suppressed whatever their share. */
  private static final int FEW = 3;

  /** Maximum number kept; a run with more suppresses none beyond. */
  private static final int KEPT = 10_000;

  private final List<Suppression> noted = new ArrayList<>();

  synchronized void note(Suppression suppression) {
    if (noted.size() < KEPT) {
      noted.add(suppression);
    }
  }

  /**
   * Suppresses what was noted.
   *
   * @param accepted number of messages that the server accepted in this run
   */
  synchronized void apply(Suppressions suppressions, long accepted) {
    boolean few = noted.size() <= FEW || noted.size() <= MAX_SHARE * (accepted + noted.size());
    if (accepted > 0 && few) {
      noted.forEach(suppressions::add);
    }
    noted.clear();
  }
}
