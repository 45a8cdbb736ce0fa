package anemone.render;

import anemone.article.ArticleId;
import anemone.subscriber.EmailAddress;
import anemone.subscriber.Subscriber;
import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Makes every subscriber's message from one proof. The same proof, subscriber and date make the
 * same message. It may be used by several threads.
 *
 * <p>Subscribers with the same topics and language share a variant, which is rendered once; for
 * each of them only the address and the links are put in.
 */
public final class Renderer {

  private final Proof proof;
  private final Links links;
  private final Templates templates;
  private final Headers headers;
  private final Mailbox from;
  private final Map<Variant.Audience, Optional<Variant>> variants;
  private final Map<Locale, Words> words;

  /**
   * A renderer of a proof.
   *
   * @param links where a subscriber's links lead
   * @param kept how many variants to keep in memory, and how many languages' words; the one unused
   *     for longest is given up first
   * @throws TemplateProblem if a template of the proof's design is missing or breaks the syntax
   */
  public Renderer(Proof proof, Links links, int kept) {
    this.proof = proof;
    this.links = links;
    this.templates = new Templates(proof.design());
    this.headers = new Headers(proof.letterhead(), proof.edition().slot());
    Mailbox sender = proof.letterhead().from();
    this.from = new Mailbox(Clean.line(sender.name()), sender.address());
    this.variants = lastUsed(kept);
    this.words = lastUsed(kept);
  }

  /** What it renders. */
  public Proof proof() {
    return proof;
  }

  /**
   * The message for a subscriber.
   *
   * @param date what the Date header says: when the edition was approved, so that a copy that is
   *     sent again is the same to the byte
   * @return nothing if the edition has no story on the subscriber's topics
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
    URI unsubscribe = links.unsubscribe(to);
    Map<Gap, String> values =
        Gap.values(
            new Page.Reader(
                to.toString(), unsubscribe.toASCIIString(), links.preferences(to).toASCIIString()));
    return new Message(
        Headers.id(letterhead, proof.edition().slot(), to),
        date.atZone(letterhead.zone()).toOffsetDateTime().withNano(0),
        from,
        new Mailbox(Clean.line(subscriber.name()), to),
        letterhead.replyTo(),
        variant.subject(),
        headers.of(unsubscribe, links.mailtoUnsubscribe(unsubscribe)),
        variant.text().fill(values),
        variant.html().fill(Gap.escaped(values)),
        variant.inline());
  }

  private Optional<Variant> variant(Subscriber subscriber, Set<ArticleId> had) {
    synchronized (variants) {
      Words read = words.computeIfAbsent(subscriber.language(), Words::in);
      Variant.Audience audience = Variant.Audience.of(subscriber, read, had);
      Optional<Variant> known = variants.get(audience);
      if (known == null) {
        Pages pages = new Pages(proof, read, Gap.reader());
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

  /** A map that forgets what was not used for longest. */
  private static <K, V> Map<K, V> lastUsed(int kept) {
    return new LinkedHashMap<>(16, 0.75f, true) {
      @Override
      protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
        return size() > kept;
      }
    };
  }
}
