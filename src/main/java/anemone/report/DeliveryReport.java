package anemone.report;

import anemone.deliver.Delivery.State;
import anemone.deliver.Tally;
import anemone.edition.Slot;
import anemone.process.Plurals;
import anemone.run.AddressMask;
import anemone.run.DeliveryFigures;
import anemone.run.DeliveryFigures.Domain;
import anemone.run.DeliveryFigures.Figures;
import anemone.run.DeliveryFigures.Trouble;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A report on the deliveries of an edition, by domain; contains no addresses. */
public final class DeliveryReport {

  private static final int MAX_DOMAINS = 20;
  private static final List<State> COLUMNS =
      List.of(State.ACCEPTED, State.DEFERRED, State.REFUSED, State.UNKNOWN, State.SENDING);

  private final Figures figures;
  private final List<Domain> largest = new ArrayList<>();
  private final Map<String, Trouble> troubles;
  private final Map<State, Long> others = new EnumMap<>(State.class);
  private long otherDomains;
  private long otherAttempts;

  /** Creates the report on an edition. */
  public DeliveryReport(DeliveryFigures deliveries, Slot slot) {
    this.figures = deliveries.figures(slot);
    deliveries.domains(slot, this::count);
    this.troubles = deliveries.troubles(slot, largest.stream().map(Domain::name).toList());
  }

  private void count(Domain domain) {
    if (largest.size() < MAX_DOMAINS) {
      largest.add(domain);
      return;
    }
    otherDomains++;
    otherAttempts += domain.attempts();
    domain.tally().counts().forEach((state, number) -> others.merge(state, number, Long::sum));
  }

  /** Returns the report as lines of text. */
  public List<String> lines() {
    if (figures.first().isEmpty()) {
      return List.of("  no delivery attempted yet");
    }
    List<String> lines = new ArrayList<>();
    lines.add(
        "  %s from %s to %s%s"
            .formatted(
                Plurals.count(figures.attempts(), "attempt", "attempts"),
                moment(figures.first()),
                moment(figures.last()),
                perMinute().map("; %,.0f accepted a minute"::formatted).orElse("")));
    List<State> shown = COLUMNS.stream().filter(s -> s == State.ACCEPTED || any(s)).toList();
    int width = largest.stream().mapToInt(d -> d.name().length()).max().orElse(0);
    String rest = Plurals.count(otherDomains, "other domain", "other domains");
    String name = "  %-" + Math.max(width, rest.length()) + "s";
    StringBuilder head = new StringBuilder(name.formatted("domain"));
    shown.forEach(state -> head.append("%12s".formatted(state.word())));
    lines.add(head + "%12s".formatted("attempts"));
    for (Domain domain : largest) {
      lines.add(row(name.formatted(domain.name()), shown, domain.tally(), domain.attempts()));
      Optional.ofNullable(troubles.get(domain.name()))
          .ifPresent(trouble -> lines.add("    " + words(trouble)));
    }
    if (otherDomains > 0) {
      lines.add(row(name.formatted(rest), shown, new Tally(others), otherAttempts));
    }
    return lines;
  }

  /** Adds the report to a JSON object. */
  public void addTo(ObjectNode json) {
    json.put("attempts", figures.attempts());
    figures.first().ifPresent(at -> json.put("first", at.toString()));
    figures.last().ifPresent(at -> json.put("last", at.toString()));
    perMinute().ifPresent(rate -> json.put("acceptedPerMinute", Math.round(rate)));
    ArrayNode domains = json.putArray("domains");
    for (Domain domain : largest) {
      ObjectNode one = domains.addObject().put("domain", domain.name());
      counts(one, domain.tally(), domain.attempts());
      Optional.ofNullable(troubles.get(domain.name()))
          .ifPresent(
              trouble ->
                  one.putObject("trouble")
                      .put("state", trouble.state().word())
                      .put("code", trouble.reply().code())
                      .put("status", trouble.reply().status())
                      .put("text", AddressMask.in(trouble.address(), trouble.reply().text()))
                      .put("at", trouble.at().toString()));
    }
    ObjectNode rest = json.putObject("otherDomains").put("count", otherDomains);
    counts(rest, new Tally(others), otherAttempts);
  }

  private static void counts(ObjectNode json, Tally tally, long attempts) {
    COLUMNS.forEach(state -> json.put(state.word(), tally.of(state)));
    json.put("attempts", attempts);
  }

  private static String row(String name, List<State> shown, Tally tally, long attempts) {
    StringBuilder row = new StringBuilder(name);
    shown.forEach(state -> row.append("%,12d".formatted(tally.of(state))));
    return row.append("%,12d".formatted(attempts)).toString();
  }

  private static String words(Trouble trouble) {
    return "%s %s: %s"
        .formatted(
            trouble.state().word(),
            moment(Optional.of(trouble.at())),
            AddressMask.in(trouble.address(), trouble.reply().toString()));
  }

  private boolean any(State state) {
    return others.getOrDefault(state, 0L) > 0
        || largest.stream().anyMatch(domain -> domain.tally().of(state) > 0);
  }

  /**
   * Returns the accepted mails per minute, over the minutes in which any were accepted, without the
   * time between hourly runs.
   */
  private Optional<Double> perMinute() {
    if (figures.acceptedFirst().isEmpty() || figures.acceptedLast().isEmpty()) {
      return Optional.empty();
    }
    long accepted =
        others.getOrDefault(State.ACCEPTED, 0L)
            + largest.stream().mapToLong(domain -> domain.tally().of(State.ACCEPTED)).sum();
    long span =
        Duration.between(figures.acceptedFirst().get(), figures.acceptedLast().get()).toMillis();
    double seconds = Math.min(Math.max(1000, span) / 1000.0, 60.0 * figures.minutes());
    return Optional.of(accepted * 60 / seconds);
  }

  private static String moment(Optional<Instant> at) {
    return at.map(t -> t.truncatedTo(ChronoUnit.SECONDS).toString()).orElse("");
  }
}
