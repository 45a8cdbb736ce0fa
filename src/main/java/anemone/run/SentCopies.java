package anemone.run;

import anemone.cache.LruMap;
import anemone.edition.Slot;
import anemone.render.Message;
import anemone.render.Proof;
import anemone.render.Proofs;
import anemone.render.Renderer;
import anemone.subscriber.Subscriber;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Renders copies of sent editions for a browser. Thread-safe. */
public final class SentCopies {

  /** Number of editions whose renderers are kept. */
  private static final int KEPT = 2;

  private final Proofs proofs;
  private final Recalls recalls;
  private final Function<Proof, Renderer> renderers;
  private final Map<Slot, Renderer> kept = new LruMap<>(KEPT);

  /**
   * The copies of a newsletter's editions.
   *
   * @param proofs the approved editions
   * @param recalls the recalled editions
   * @param renderers returns the renderer of a proof
   */
  public SentCopies(Proofs proofs, Recalls recalls, Function<Proof, Renderer> renderers) {
    this.proofs = proofs;
    this.recalls = recalls;
    this.renderers = renderers;
  }

  /**
   * Returns the HTML of a subscriber's copy with its pictures; empty if there is no such edition,
   * or no matching story in it.
   */
  public synchronized Optional<String> html(Slot slot, Subscriber subscriber) {
    if (recalls.recalled(slot).isPresent()) {
      return Optional.empty();
    }
    return Optional.ofNullable(kept.get(slot))
        .or(() -> proofs.find(slot).map(approved -> renderer(slot, approved.proof())))
        .flatMap(renderer -> renderer.render(subscriber, renderer.proof().edition().composed()))
        .map(SentCopies::html);
  }

  private Renderer renderer(Slot slot, Proof proof) {
    Renderer renderer = renderers.apply(proof);
    kept.put(slot, renderer);
    return renderer;
  }

  /** Embeds attached pictures: a browser cannot follow {@code cid:} addresses (RFC 2392). */
  private static String html(Message message) {
    String html = message.html();
    for (Message.Inline file : message.inline()) {
      html = html.replace("cid:" + file.id(), "data:" + file.type() + ";base64," + file.base64());
    }
    return html;
  }
}
