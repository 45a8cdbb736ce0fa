package anemone.cli.rehearse;

import anemone.article.Article;
import anemone.cli.rehearse.Faults.Fault;
import anemone.cli.rehearse.MailLog.Copy;
import anemone.deliver.Delivery;
import anemone.edition.Bite;
import anemone.edition.Edition;
import anemone.edition.Slot;
import anemone.process.Plurals;
import anemone.render.Proofs;
import anemone.run.NewsletterState;
import anemone.subscriber.Subscriber;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Compares what the server has taken with what the editions had for the subscribers. */
public final class RehearsalResult {

  private static final Duration LATE = Duration.ofHours(1);
  private static final DateTimeFormatter HOUR =
      DateTimeFormatter.ofPattern("EEEE HH:00", Locale.ENGLISH).withZone(ZoneOffset.UTC);

  private final MailLog log;
  private final RehearsalNews news;
  private final Instant begin;
  private final Map<Instant, Integer> hours = new TreeMap<>();
  private long editions;
  private long mails;
  private long lost;
  private long doubled;
  private long late;
  private long stories;
  private long repeated;
  private long most;
  private Duration latest = Duration.ZERO;
  private final List<String> missing = new ArrayList<>();

  /**
   * A result of nothing yet.
   *
   * @param log what the server has taken
   * @param news tells which articles tell the same event
   * @param begin the beginning of the first day
   */
  public RehearsalResult(MailLog log, RehearsalNews news, Instant begin) {
    this.log = log;
    this.news = news;
    this.begin = begin;
  }

  /** Compares the editions of a state, all of which are closed. */
  public void compare(NewsletterState state, List<Subscriber> subscribers) {
    List<Edition> all =
        state.proofs().all().stream()
            .map(slot -> state.proofs().find(slot).orElseThrow())
            .sorted(Comparator.comparing(Proofs.Approved::at))
            .map(approved -> approved.proof().edition())
            .toList();
    editions = all.size();
    for (Subscriber subscriber : subscribers) {
      Set<String> told = new HashSet<>();
      long before = mails;
      for (Edition edition : all) {
        if (edition.slot().isFor(subscriber)) {
          edition
              .about(Set.copyOf(subscriber.topics()), subscriber.most())
              .ifPresent(seen -> compare(state, subscriber, seen, told));
        }
      }
      most = Math.max(most, mails - before);
    }
    log.taken().values().forEach(times -> doubled += times.size() - 1);
    log.taken()
        .values()
        .forEach(
            times ->
                times.forEach(
                    at -> hours.merge(at.truncatedTo(ChronoUnit.HOURS), 1, Integer::sum)));
  }

  private void compare(
      NewsletterState state, Subscriber subscriber, Edition seen, Set<String> told) {
    Slot slot = seen.slot();
    Copy copy = Copy.of(subscriber.address().toString(), slot);
    Optional<List<Instant>> taken = Optional.ofNullable(log.taken().get(copy));
    if (taken.isEmpty()) {
      if (!isRefused(state, subscriber, slot)) {
        lost++;
        missing.add(slot + " to " + describe(subscriber));
      }
      return;
    }
    mails++;
    Duration delay =
        Duration.between(slot.dueAt(subscriber.hour(), subscriber.zone()), taken.get().get(0));
    if (delay.compareTo(LATE) > 0) {
      late++;
      latest = delay.compareTo(latest) > 0 ? delay : latest;
    }
    for (Bite bite : seen.told()) {
      Set<String> events = new HashSet<>();
      bite.story().articles().stream().map(Article::id).map(news::event).forEach(events::add);
      stories++;
      if (bite.earlier().isEmpty() && events.stream().anyMatch(told::contains)) {
        repeated++;
      }
      told.addAll(events);
    }
  }

  private static String describe(Subscriber one) {
    return "%s (%s, hour %d, %s, topics %s)"
        .formatted(one.address(), one.cadence().word(), one.hour(), one.zone(), one.topics());
  }

  /** The server has refused the mail, or the address before, so that nothing is sent to it. */
  private static boolean isRefused(NewsletterState state, Subscriber subscriber, Slot slot) {
    return state
        .ledger()
        .find(slot, subscriber.address())
        .map(delivery -> delivery.state() == Delivery.State.REFUSED)
        .orElseGet(() -> state.suppressions().find(subscriber.address()).isPresent());
  }

  /** Whether nobody was forgotten, and no more was sent twice than could not be known. */
  public boolean isGood() {
    return lost == 0 && doubled <= bound();
  }

  private long bound() {
    return log.count(Fault.KILLED_BEFORE, Fault.KILLED_AFTER)
        + log.count(Fault.TAKEN_UNSAID, Fault.TAKEN_DENIED);
  }

  /** Returns the result in lines. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(
        "server: %s taken, %,d refused, %,d deferred, %s, %,d taken and not told"
            .formatted(
                Plurals.count(mails + doubled, "mail", "mails"),
                log.count(Fault.UNKNOWN_ADDRESS, Fault.REFUSED),
                log.count(Fault.DEFERRED, Fault.NO_ROOM),
                Plurals.count(
                    log.count(Fault.LOST_BEFORE, Fault.LOST_AFTER),
                    "connection lost",
                    "connections lost"),
                log.count(Fault.TAKEN_UNSAID, Fault.TAKEN_DENIED)));
    lines.add("kills: %,d".formatted(log.count(Fault.KILLED_BEFORE, Fault.KILLED_AFTER)));
    lines.add("lost: %,d".formatted(lost));
    missing.stream().limit(5).forEach(line -> lines.add("  " + line));
    lines.add(
        "doubled: %,d (at most %,d: one a kill, and one a mail that was taken and not told)"
            .formatted(doubled, bound()));
    lines.add(
        "late: %,d by more than an hour%s"
            .formatted(late, late == 0 ? "" : ", the latest by " + Plurals.time(latest)));
    lines.add("repeated stories: %,d of %,d".formatted(repeated, stories));
    long readers =
        Math.max(1, log.taken().keySet().stream().map(Copy::recipient).distinct().count());
    lines.add(
        String.format(
            Locale.ROOT, "mails a reader: %.1f, at most %,d", (double) mails / readers, most));
    hours.entrySet().stream()
        .max(Map.Entry.<Instant, Integer>comparingByValue())
        .ifPresent(
            busiest ->
                lines.add(
                    "busiest hour: %s (day %d, %s UTC)"
                        .formatted(
                            Plurals.count(busiest.getValue(), "mail", "mails"),
                            Duration.between(begin, busiest.getKey()).toDays() + 1,
                            HOUR.format(busiest.getKey()))));
    return lines;
  }

  /** Returns the number of editions. */
  public long editions() {
    return editions;
  }
}
