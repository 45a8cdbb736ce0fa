package anemone.render;

import anemone.article.ArticleId;
import anemone.cache.LruMap;
import anemone.subscriber.EmailAddress;
import anemone.subscriber.Subscriber;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Renders every subscriber's message from one proof. Equal proof, subscriber and date give an equal
 * message. Thread-safe.
 *
 * <p>Subscribers with the same topics and language share a variant, which is rendered once; only
 * address and links are filled in for each of them.
 */
public final class Renderer {

  private final Proof proof;
  private final Links links;
  private final int kept;
  private final Templates templates;
  private final Headers headers;
  private final Mailbox from;
  private final Map<Variant.Audience, Optional<Variant>> variants;
  private final Map<Locale, Words> words;

  /**
   * A renderer of a proof.
   *
   * @param links the subscribers' links
   * @param kept the maximum number of variants, and of languages, kept in memory; the least
   *     recently used is evicted
   * @throws TemplateProblem if a template of the proof's design is missing or breaks the syntax
   */
  public Renderer(Proof proof, Links links, int kept) {
    this(proof, links, kept, new Templates(proof.design()));
  }

  private Renderer(Proof proof, Links links, int kept, Templates templates) {
    this.proof = proof;
    this.links = links;
    this.kept = kept;
    this.templates = templates;
    this.headers = new Headers(proof.letterhead(), proof.edition().slot());
    Mailbox sender = proof.letterhead().from();
    this.from = new Mailbox(Clean.line(sender.name()), sender.address());
    this.variants = new LruMap<>(kept);
    this.words = new LruMap<>(kept);
  }

  /**
   * Returns a renderer of another edition of this newsletter, which need not read the templates
   * again; empty if its design or letterhead is another.
   */
  public Optional<Renderer> of(Proof other) {
    return other.design().equals(proof.design()) && other.letterhead().equals(proof.letterhead())
        ? Optional.of(new Renderer(other, links, kept, templates))
        : Optional.empty();
  }

  /** Returns the proof. */
  public Proof proof() {
    return proof;
  }

  /**
   * Renders the message for a subscriber.
   *
   * @param date the Date header: the time of approval, so that a copy sent again is byte for byte
   *     the same
   * @return the message; empty if the edition has no story on the subscriber's topics
   * @throws TemplateProblem if a template fails
   */
  public Optional<Message> render(Subscriber subscriber, Instant date) {
    return render(subscriber, date, Set.of());
  }

  /**
   * The message for a subscriber who has had some of the articles elsewhere.
   *
   * @param had the articles: their stories are left out
   */
  public Optional<Message> render(Subscriber subscriber, Instant date, Set<ArticleId> had) {
    return variant(subscriber, had).map(variant -> message(subscriber, date, variant));
  }

  private Message message(Subscriber subscriber, Instant date, Variant variant) {
    Letterhead letterhead = proof.letterhead();
    EmailAddress to = subscriber.address();
    URI unsubscribe = links.unsubscribe(subscriber);
    Map<Gap, String> values =
        Gap.values(
            new Page.Reader(
                Clean.line(subscriber.name()),
                to.toString(),
                List.of(),
                0,
                unsubscribe.toASCIIString(),
                links.preferences(subscriber).toASCIIString(),
                letterhead
                    .viewer()
                    .map(v -> links.view(subscriber, proof.edition().slot()).toASCIIString())
                    .orElse("")));
    return new Message(
        Headers.id(letterhead, proof.edition().slot(), links.copyCode(proof.edition().slot(), to)),
        date.atZone(letterhead.zone()).toOffsetDateTime().withNano(0),
        from,
        new Mailbox(Clean.line(subscriber.name()), to),
        letterhead.replyTo(),
        variant.subject(),
        headers.of(unsubscribe, links.mailtoUnsubscribe(unsubscribe), variant.language()),
        variant.text().fill(values),
        variant.html().fill(Gap.escaped(values)),
        variant.inline());
  }

  private Optional<Variant> variant(Subscriber subscriber, Set<ArticleId> had) {
    synchronized (templates) {
      Words read =
          words.computeIfAbsent(
              subscriber.language(), language -> Words.in(language, proof.design()));
      Variant.Audience audience = Variant.Audience.of(subscriber, read, had);
      Optional<Variant> known = variants.get(audience);
      if (known == null) {
        PageBuilder pages =
            new PageBuilder(proof, read, Gap.reader(proof.letterhead().viewer().isPresent()));
        known =
            proof
                .edition()
                .about(Set.copyOf(audience.topics()), audience.most(), audience.had())
                .map(seen -> Variant.of(proof, templates, pages, seen, audience))
                .map(Variant::checked);
        variants.put(audience, known);
      }
      return known;
    }
  }
}
