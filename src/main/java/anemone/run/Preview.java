package anemone.run;

import anemone.article.Article;
import anemone.cli.Wiring;
import anemone.edition.Pool;
import anemone.edition.Slot;
import anemone.render.Message;
import anemone.render.Proof;
import anemone.render.Renderer;
import anemone.subscriber.EmailAddress;
import anemone.subscriber.Subscriber;
import java.io.PrintWriter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Looks at the editions that are, or would be, sent; changes nothing. */
public final class Preview {

  private final Wiring wiring;
  private final EditionDesk desk;
  private final Audience audience;
  private final PrintWriter err;
  private final Function<Proof, Renderer> rendering;
  private final Map<Slot, Optional<Proof>> proofs = new HashMap<>();
  private final Map<Slot, Renderer> renderers = new HashMap<>();
  private Optional<List<Article>> fetched = Optional.empty();

  /**
   * A look at the copies that subscribers get.
   *
   * @param audience who would get the editions
   * @param err where it is told that nothing was collected yet
   */
  public Preview(Wiring wiring, EditionDesk desk, Audience audience, PrintWriter err) {
    this(wiring, desk, audience, err, wiring::renderer);
  }

  private Preview(
      Wiring wiring,
      EditionDesk desk,
      Audience audience,
      PrintWriter err,
      Function<Proof, Renderer> rendering) {
    this.wiring = wiring;
    this.desk = desk;
    this.audience = audience;
    this.err = err;
    this.rendering = rendering;
  }

  /** A look at copies that nobody gets: their links change nobody's subscription. */
  public static Preview ofPreviews(
      Wiring wiring, EditionDesk desk, Audience audience, PrintWriter err) {
    return new Preview(wiring, desk, audience, err, wiring::previewRenderer);
  }

  /** The copy of a subscriber, or for an address that is not listed, of one with usual wishes. */
  public Optional<Message> copyFor(EmailAddress address) {
    return copy(audience.find(address).orElseGet(() -> wiring.guest(address)));
  }

  /** The copy of the first subscriber who would get one. */
  public Optional<Message> firstCopy() {
    for (Subscriber subscriber : audience.members(s -> true)) {
      Optional<Message> copy = copy(subscriber);
      if (copy.isPresent()) {
        return copy;
      }
    }
    return Optional.empty();
  }

  /** The copy of a subscriber; nothing if there is no edition, or no story in it for them. */
  public Optional<Message> copy(Subscriber subscriber) {
    Slot slot = desk.slot(subscriber.cadence());
    return proof(slot)
        .flatMap(
            proof ->
                renderers
                    .computeIfAbsent(slot, s -> rendering.apply(proof))
                    .render(subscriber, desk.now()));
  }

  /** The editions that copies were made of. */
  public List<Proof> shown() {
    return renderers.values().stream().map(Renderer::proof).toList();
  }

  /** What is, or would be, sent for a slot. */
  public Optional<Proof> proof(Slot slot) {
    return proofs.computeIfAbsent(slot, this::upcoming);
  }

  private Optional<Proof> upcoming(Slot slot) {
    Optional<Proof> kept = desk.upcoming(slot);
    return kept.isPresent() || wiring.hasState() ? kept : desk.compose(slot, Pool.of(fetch()));
  }

  private List<Article> fetch() {
    if (fetched.isEmpty()) {
      err.println("nothing was collected yet: looking at what the sources have now");
      fetched = Optional.of(wiring.gathering().fetch(err));
    }
    return fetched.get();
  }
}
