package anemone.report;

import anemone.article.Article;
import anemone.cli.Wiring;
import anemone.deliver.Delivery;
import anemone.edition.Edition;
import anemone.edition.Editor;
import anemone.edition.Fate;
import anemone.edition.Ruling;
import anemone.edition.Slot;
import anemone.process.Plurals;
import anemone.render.Proof;
import anemone.render.Proofs;
import anemone.run.Audience;
import anemone.run.EditionDesk;
import anemone.store.Database;
import anemone.store.SqlArticles;
import anemone.store.SqlLedger;
import anemone.store.SqlProofs;
import anemone.store.SqlSuppressions;
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

/** Says in sentences why things are as they are. */
public final class Explanation {

  private static final int EDITIONS = 5;

  private final Wiring wiring;
  private final EditionDesk desk;
  private final Database database;
  private final Audience audience;

  /** Explains what a database knows; {@code audience} are its subscribers. */
  public Explanation(Wiring wiring, Database database, Audience audience) {
    this.wiring = wiring;
    this.desk = wiring.desk(database);
    this.database = database;
    this.audience = audience;
  }

  /** What became of an article. */
  public String of(Article article) {
    List<String> told = new ArrayList<>();
    told.add(
        "\"%s\" (%s) came in from %s on %s; it appeared on %s and has %,d characters."
            .formatted(
                article.title(),
                article.id().value().substring(0, 12),
                article.source(),
                when(article.collected(), wiring.zone()),
                when(article.appeared(), wiring.zone()),
                article.text().length()));
    List<Ruling> rulings = new SqlArticles(database).rulings(article.id());
    rulings.forEach(ruling -> told.add(sentence(ruling)));
    for (Cadence cadence : cadences()) {
      boolean settled =
          rulings.stream()
              .anyMatch(r -> r.slot().cadence() == cadence && !(r.fate() instanceof Fate.Carried));
      if (!settled) {
        told.add(waiting(article, cadence));
      }
    }
    return String.join("\n  ", told);
  }

  /** What a subscriber gets, and when. */
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
                subscriber.most().map(most -> ", at most " + most + " stories").orElse("")));
    subscriber
        .pausedUntil()
        .filter(until -> desk.slot(subscriber.cadence()).day().isBefore(until))
        .ifPresent(until -> told.add("They paused it until " + until + "."));
    new SqlSuppressions(database)
        .find(subscriber.address())
        .ifPresent(
            s ->
                told.add(
                    "The address is suppressed (%s) since %s%s: nothing is sent to it."
                        .formatted(
                            s.reason().word(),
                            when(s.since(), wiring.zone()),
                            s.detail().isEmpty() ? "" : ", \"" + s.detail() + "\"")));
    Slot open = desk.slot(subscriber.cadence());
    boolean due = open.isDue(subscriber, desk.now());
    Slot next = due ? open.next() : open;
    told.add(
        "%s is due for them on %s; the one after, %s."
            .formatted(
                next,
                when(next.dueAt(subscriber.hour(), subscriber.zone()), subscriber.zone()),
                next.next()));
    Proofs proofs = new SqlProofs(database);
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
            + " for them";
    Optional<Delivery> delivery = new SqlLedger(database).find(slot, subscriber.address());
    String fate;
    if (delivery.isPresent()) {
      fate =
          "their copy is %s (%s)".formatted(delivery.get().state().word(), delivery.get().reply());
    } else if (!slot.isFor(subscriber)) {
      fate = "it was not for them, because they had paused";
    } else if (seen.isEmpty()) {
      fate = "they got none, because no story was about their topics";
    } else {
      fate = "their copy has not left";
    }
    return slot + ": " + stories + "; " + fate + ".";
  }

  private String waiting(Article article, Cadence cadence) {
    List<Editor.Ranked> ranked = desk.editor().rank(desk.pool(cadence), desk.now());
    for (int place = 0; place < ranked.size(); place++) {
      Editor.Ranked candidate = ranked.get(place);
      if (candidate.story().articles().stream().anyMatch(a -> a.id().equals(article.id()))) {
        boolean lead = candidate.story().lead().id().equals(article.id());
        return "For the next %s edition it waits at place %d of %d%s, with a score of %.2f: %s."
            .formatted(
                cadence.word(),
                place + 1,
                ranked.size(),
                lead ? "" : " as \"also at\" under " + candidate.story().lead().source(),
                candidate.score().total(),
                candidate.score());
      }
    }
    return "The next %s edition will not look at it: its story was told already, or it is of another"
            .formatted(cadence.word())
        + " run of editions.";
  }

  private Set<Cadence> cadences() {
    Set<Cadence> cadences = new java.util.TreeSet<>();
    cadences.addAll(audience.cadences());
    return cadences;
  }

  private static String sentence(Ruling ruling) {
    String what = ruling.fate().getClass().getSimpleName().toLowerCase(Locale.ROOT);
    return "%s: %s, because %s."
        .formatted(ruling.slot(), what, ruling.fate().why())
        .replace("used, because story", "used as story");
  }

  private static String when(Instant moment, ZoneId zone) {
    return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
        .withLocale(Locale.UK)
        .format(moment.atZone(zone));
  }
}
