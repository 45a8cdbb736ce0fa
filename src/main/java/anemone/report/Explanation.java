package anemone.report;

import anemone.article.Article;
import anemone.deliver.Delivery;
import anemone.edition.Decision;
import anemone.edition.Edition;
import anemone.edition.Editor;
import anemone.edition.Fate;
import anemone.edition.Slot;
import anemone.process.Plurals;
import anemone.render.Proof;
import anemone.render.Proofs;
import anemone.run.Audience;
import anemone.run.EditionDesk;
import anemone.run.NewsletterState;
import anemone.subscriber.Cadence;
import anemone.subscriber.Subscriber;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Explains what happened to articles and what subscribers get, in sentences. */
public final class Explanation {

  private static final int EDITIONS = 5;

  private final EditionDesk desk;
  private final Audience audience;
  private final NewsletterState state;
  private final Function<Article, Optional<String>> modelChoices;

  /**
   * The explanations of a newsletter.
   *
   * @param desk composes the editions
   * @param audience the subscribers
   * @param state the state
   * @param modelChoices returns a sentence with a language model's gist of an article, if there is
   *     one
   */
  public Explanation(
      EditionDesk desk,
      Audience audience,
      NewsletterState state,
      Function<Article, Optional<String>> modelChoices) {
    this.desk = desk;
    this.audience = audience;
    this.state = state;
    this.modelChoices = modelChoices;
  }

  /** Explains what happened to an article. */
  public String of(Article article) {
    List<String> told = new ArrayList<>();
    told.add(
        "\"%s\" (%s) was collected from %s on %s, published on %s, and has %,d characters."
            .formatted(
                article.title(),
                article.id().value().substring(0, 12),
                article.source(),
                when(article.collected(), desk.letterhead().zone()),
                when(article.appeared(), desk.letterhead().zone()),
                article.text().length()));
    List<Decision> decisions = state.editions().decisions(article.id());
    decisions.forEach(d -> told.add("%s: %s.".formatted(d.slot(), d.fate().sentence())));
    for (Cadence cadence : cadences()) {
      boolean settled =
          decisions.stream()
              .anyMatch(r -> r.slot().cadence() == cadence && !(r.fate() instanceof Fate.Carried));
      if (!settled) {
        told.add(waiting(article, cadence));
        desk.parted(cadence).stream()
            .filter(pair -> pair.has(article))
            .map(pair -> pair.one().id().equals(article.id()) ? pair.other() : pair.one())
            .map(Explanation::parted)
            .forEach(told::add);
      }
    }
    modelChoices.apply(article).ifPresent(told::add);
    return String.join("\n  ", told);
  }

  /** Explains what a subscriber gets, and when. */
  public String of(Subscriber subscriber) {
    List<String> told = new ArrayList<>();
    told.add(
        "%s gets the %s edition from %02d:00 on (%s), in %s, with %s%s."
            .formatted(
                subscriber.address(),
                subscriber.cadence().word(),
                subscriber.hour(),
                subscriber.zone(),
                subscriber.language().getDisplayLanguage(Locale.ENGLISH),
                subscriber.topics().isEmpty()
                    ? "all topics"
                    : "the topics " + String.join(", ", subscriber.topics()),
                subscriber.most().map(max -> ", at most " + max + " stories").orElse("")));
    subscriber
        .pausedUntil()
        .filter(until -> desk.slot(subscriber.cadence()).day().isBefore(until))
        .ifPresent(until -> told.add("They paused the newsletter until " + until + "."));
    state
        .suppressions()
        .find(subscriber.address())
        .ifPresent(
            s ->
                told.add(
                    "The address is suppressed (%s) since %s%s: nothing is sent to it."
                        .formatted(
                            s.reason().word(),
                            when(s.since(), desk.letterhead().zone()),
                            s.detail().isEmpty() ? "" : ", \"" + s.detail() + "\"")));
    Slot open = desk.slot(subscriber.cadence());
    boolean due = open.isDue(subscriber, desk.now());
    Slot next = due ? open.next() : open;
    told.add(
        "Their next edition is %s on %s, followed by %s."
            .formatted(
                next,
                when(next.dueAt(subscriber.hour(), subscriber.zone()), subscriber.zone()),
                next.next()));
    Proofs proofs = state.proofs();
    proofs.all().stream()
        .filter(slot -> slot.cadence() == subscriber.cadence())
        .limit(EDITIONS)
        .forEach(slot -> told.add(received(subscriber, slot, proofs.find(slot).orElseThrow())));
    return String.join("\n  ", told);
  }

  private String received(Subscriber subscriber, Slot slot, Proofs.Approved approved) {
    Proof proof = approved.proof();
    Optional<Edition> seen =
        proof.edition().about(Set.copyOf(subscriber.topics()), subscriber.most());
    String stories =
        Plurals.count(proof.edition().bites().size(), "story", "stories")
            + ", "
            + seen.map(e -> e.bites().size()).orElse(0)
            + " matching";
    Optional<Delivery> delivery = state.ledger().find(slot, subscriber.address());
    String fate;
    if (delivery.isPresent()) {
      fate = "delivery %s (%s)".formatted(delivery.get().state().word(), delivery.get().reply());
    } else if (!slot.isFor(subscriber)) {
      fate = "not sent: they had paused the newsletter";
    } else if (seen.isEmpty()) {
      fate = "not sent: no story matched their topics";
    } else {
      fate = "not sent yet";
    }
    return slot + ": " + stories + "; " + fate + ".";
  }

  private String waiting(Article article, Cadence cadence) {
    Editor.Composition composition = desk.nextComposition(cadence);
    Optional<Edition> next = composition.edition();
    Optional<Fate> without = Optional.ofNullable(composition.fates().get(article.id()));
    if (next.isEmpty() && without.filter(Fate.Dropped.class::isInstance).isPresent()) {
      return "A %s edition would leave it out, because %s."
          .formatted(cadence.word(), without.orElseThrow().why());
    }
    if (next.isEmpty()) {
      return "The next %s edition has too few stories yet.".formatted(cadence.word());
    }
    Optional<Fate> fate = Optional.ofNullable(next.get().fates().get(article.id()));
    if (fate.isEmpty()) {
      return ("The next %s edition will not use it: its story was already sent, or it is not a"
              + " candidate.")
          .formatted(cadence.word());
    }
    String why = fate.get().why();
    if (fate.get() instanceof Fate.Used) {
      return "In the next %s edition it would be %s%s."
          .formatted(cadence.word(), why, under(article, next.get()));
    }
    return (fate.get() instanceof Fate.Carried
            ? "It would wait for a later %s edition, because %s."
            : "The next %s edition would leave it out, because %s.")
        .formatted(cadence.word(), why);
  }

  private static String parted(Article other) {
    return "The language model separated it from \"%s\" of %s; the rules had grouped them."
        .formatted(other.title(), other.source());
  }

  private static String under(Article article, Edition edition) {
    return edition.told().stream()
        .filter(bite -> bite.withMore(List.of()).tells(article.id()))
        .map(bite -> bite.story().lead())
        .filter(lead -> !lead.id().equals(article.id()))
        .map(lead -> ", \"also at\" under " + lead.source())
        .findFirst()
        .orElse("");
  }

  private Set<Cadence> cadences() {
    Set<Cadence> cadences = new java.util.TreeSet<>();
    cadences.addAll(audience.cadences());
    return cadences;
  }

  private static String when(Instant moment, ZoneId zone) {
    return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
        .withLocale(Locale.UK)
        .format(moment.atZone(zone));
  }
}
