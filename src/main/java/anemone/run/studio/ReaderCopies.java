package anemone.run.studio;

import anemone.render.Message;
import anemone.render.Proof;
import anemone.render.Renderer;
import anemone.run.Audience;
import anemone.run.NewsletterState;
import anemone.run.SubscriberLists;
import anemone.subscriber.EmailAddress;
import anemone.subscriber.Subscriber;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The copies of editions that readers of the editor's choice get. Not thread-safe. */
final class ReaderCopies {

  private final SubscriberLists lists;
  private final Function<Proof, Renderer> renderers;
  private Optional<Audience> counted = Optional.empty();
  private Optional<Renderer> renderer = Optional.empty();

  /**
   * The copies of a newsletter.
   *
   * @param lists the subscribers
   * @param renderers makes copies whose links open nothing
   */
  ReaderCopies(SubscriberLists lists, Function<Proof, Renderer> renderers) {
    this.lists = lists;
    this.renderers = renderers;
  }

  /** Counts the subscribers once: that takes a second for a million. */
  Audience audience(NewsletterState state) {
    if (counted.isEmpty()) {
      counted = Optional.of(lists.look(state));
    }
    return counted.get();
  }

  /** Returns a subscriber, or somebody with an address and the usual preferences. */
  Subscriber reader(NewsletterState state, EmailAddress address) {
    return audience(state).find(address).orElseGet(() -> lists.guest(address));
  }

  /** Returns one of several samples, the last one for a higher number; the editor if none. */
  Subscriber sample(List<Subscriber> samples, int number) {
    return samples.isEmpty()
        ? lists.guest(lists.newsletter().editorAddress())
        : samples.get(Math.min(number, samples.size() - 1));
  }

  /**
   * Renders the copy of a reader; empty if the edition has no story for them. Renders each proof's
   * variants once, and reads each design's templates once.
   */
  Optional<Message> copy(Proof proof, Subscriber reader, Instant date) {
    Renderer fitting =
        renderer
            .filter(r -> r.proof().equals(proof))
            .or(() -> renderer.flatMap(r -> r.of(proof)))
            .orElseGet(() -> renderers.apply(proof));
    renderer = Optional.of(fitting);
    return fitting.render(reader, date);
  }
}
