package anemone.run;

import anemone.article.Article;
import anemone.edition.Pool;
import anemone.edition.Slot;
import anemone.render.Message;
import anemone.render.Proof;
import anemone.render.Renderer;
import anemone.subscriber.EmailAddress;
import anemone.subscriber.Subscriber;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Looks at the editions that are, or would be, sent; changes nothing. */
public final class Preview {

  private final EditionDesk desk;
  private final Audience audience;
  private final Function<EmailAddress, Subscriber> guest;
  private final Function<Proof, Renderer> renderer;
  private final Optional<Supplier<List<Article>>> fresh;
  private final Map<Slot, Optional<Proof>> proofs = new HashMap<>();
  private final Map<Slot, Renderer> renderers = new HashMap<>();
  private Optional<List<Article>> fetched = Optional.empty();

  /**
   * A preview.
   *
   * @param desk composes the editions
   * @param audience the subscribers
   * @param guest the subscriber that an address would be that is not on the list
   * @param renderer makes the copies of a proof
   * @param fresh what the sources have now, for a newsletter that has collected nothing yet
   */
  public Preview(
      EditionDesk desk,
      Audience audience,
      Function<EmailAddress, Subscriber> guest,
      Function<Proof, Renderer> renderer,
      Optional<Supplier<List<Article>>> fresh) {
    this.desk = desk;
    this.audience = audience;
    this.guest = guest;
    this.renderer = renderer;
    this.fresh = fresh;
  }

  /** The copy of a subscriber, or for an address that is not listed, of one with usual wishes. */
  public Optional<Message> copyFor(EmailAddress address) {
    return copy(audience.find(address).orElseGet(() -> guest.apply(address)));
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
    return copy(desk.slot(subscriber.cadence()), subscriber);
  }

  /** The copy of a slot's edition for a subscriber, if there are both. */
  public Optional<Message> copy(Slot slot, Subscriber subscriber) {
    return proof(slot)
        .flatMap(
            proof ->
                renderers
                    .computeIfAbsent(slot, s -> renderer.apply(proof))
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
    return desk.upcoming(slot)
        .or(
            () ->
                fresh
                    .flatMap(source -> desk.compose(slot, Pool.of(articles(source))))
                    .map(desk.withFetched()));
  }

  private List<Article> articles(Supplier<List<Article>> source) {
    List<Article> articles = fetched.orElseGet(source);
    fetched = Optional.of(articles);
    return articles;
  }
}
