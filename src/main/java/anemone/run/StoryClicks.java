package anemone.run;

import anemone.cache.LruMap;
import anemone.edition.Slot;
import anemone.process.CommandFailure;
import anemone.render.CountedLinks;
import anemone.render.Drafts;
import anemone.render.Proof;
import anemone.render.Proofs;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The targets of the stories' counted links, and the counts of clicks. Links keep working when
 * clicks are no longer counted. Thread-safe.
 */
public final class StoryClicks {

  private static final Logger LOG = LoggerFactory.getLogger(StoryClicks.class);

  /** Number of editions whose links are kept. */
  private static final int KEPT = 16;

  private final Proofs proofs;
  private final Drafts drafts;
  private final ClickCounts counts;
  private final Executor later;
  private final boolean counted;
  private final Map<Slot, Map<String, URI>> kept = new LruMap<>(KEPT);

  /**
   * The counted links of a newsletter.
   *
   * @param state the editions and the counts
   * @param later runs the counting after the response was sent
   * @param counted whether clicks are counted
   */
  public StoryClicks(NewsletterState state, Executor later, boolean counted) {
    this.proofs = state.proofs();
    this.drafts = state.drafts();
    this.counts = state.clicks();
    this.later = later;
    this.counted = counted;
  }

  /**
   * Returns the address of a story; empty if the edition lacks the story or has no counted links.
   *
   * @param code the code of the story in its link
   */
  public synchronized Optional<URI> target(Slot slot, String code) {
    Optional<Map<String, URI>> targets =
        Optional.ofNullable(kept.get(slot)).or(() -> approved(slot)).or(() -> draft(slot));
    return targets.isPresent()
        ? targets.flatMap(t -> Optional.ofNullable(t.get(code)))
        : counts.target(slot, code);
  }

  private Optional<Map<String, URI>> approved(Slot slot) {
    Optional<Map<String, URI>> targets =
        proofs.find(slot).map(approved -> targets(approved.proof()));
    targets.ifPresent(t -> kept.put(slot, t));
    return targets;
  }

  /** Previews have counted links, too; a draft may change, so its links are not cached. */
  private Optional<Map<String, URI>> draft(Slot slot) {
    return drafts.find(slot).map(draft -> targets(draft.proof()));
  }

  private static Map<String, URI> targets(Proof proof) {
    return proof.letterhead().clicks().isPresent()
        ? CountedLinks.targets(proof.edition())
        : Map.of();
  }

  /** Counts a click on a story of an approved edition; a click is lost if counting fails. */
  public void count(Slot slot, String code) {
    if (counted && isApproved(slot)) {
      try {
        later.execute(() -> add(slot, code));
      } catch (RejectedExecutionException e) {
        LOG.debug("a click was not counted: too many at once");
      }
    }
  }

  private synchronized boolean isApproved(Slot slot) {
    return kept.containsKey(slot);
  }

  private void add(Slot slot, String code) {
    try {
      counts.add(slot, code);
    } catch (CommandFailure e) {
      LOG.warn("a click was not counted: {}", e.getMessage());
    }
  }
}
