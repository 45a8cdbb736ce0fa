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

/** Renders the editions that are being sent or would be sent next; changes nothing. */
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
   * @param guest returns a subscriber with default preferences, for an address not on the list
   * @param renderer returns the renderer of a proof
   * @param fresh fetches the articles of the sources, for a newsletter that has not collected yet
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

  /** Returns the copy for an address, with default preferences if it is not on the list. */
  public Optional<Message> copyFor(EmailAddress address) {
    return copy(audience.find(address).orElseGet(() -> guest.apply(address)));
  }

  /** Returns the copy of the first subscriber who would get one. */
  public Optional<Message> firstCopy() {
    for (Subscriber subscriber : audience.members(s -> true)) {
      Optional<Message> copy = copy(subscriber);
      if (copy.isPresent()) {
        return copy;
      }
    }
    return Optional.empty();
  }

  /** Returns the copy of a subscriber; empty if there is no edition, or no matching story. */
  public Optional<Message> copy(Subscriber subscriber) {
    return copy(desk.slot(subscriber.cadence()), subscriber);
  }

  /** Returns a subscriber's copy of a slot's edition; empty if there is none. */
  public Optional<Message> copy(Slot slot, Subscriber subscriber) {
    return proof(slot)
        .flatMap(
            proof ->
                renderers
                    .computeIfAbsent(slot, s -> renderer.apply(proof))
                    .render(subscriber, desk.now()));
  }

  /** Returns the editions of which copies were rendered. */
  public List<Proof> shown() {
    return renderers.values().stream().map(Renderer::proof).toList();
  }

  /** Returns the edition that is being sent, or would be sent, for a slot. */
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
