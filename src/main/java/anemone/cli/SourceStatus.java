package anemone.cli;

import anemone.edition.Slot;
import anemone.newsletter.Newsletter;
import anemone.process.Plurals;
import anemone.report.SourceShareReport;
import anemone.run.NewsletterState;
import anemone.run.SourceShares;
import java.io.PrintWriter;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.node.ObjectNode;

/** Prints what each source contributed, for {@code anemone status --sources}. */
final class SourceStatus {

  private static final int MAX_MONTHS = 3;

  private final SourceShares shares;
  private final NewsletterState state;
  private final ZoneId zone;
  private final boolean clicks;
  private final PrintWriter out;

  SourceStatus(NewsletterState state, Newsletter newsletter, PrintWriter out) {
    this.state = state;
    this.shares = new SourceShares(state);
    this.zone = newsletter.letterhead().zone();
    this.clicks = newsletter.letterhead().clicks().isPresent();
    this.out = out;
  }

  /** Prints the shares of one edition. */
  void edition(Slot slot, boolean json) {
    SourceShareReport report = new SourceShareReport(shares.of(slot), clicks);
    if (json) {
      print(report.json("edition", slot.label()));
    } else {
      out.println(slot);
      report.lines().forEach(out::println);
    }
  }

  /**
   * Prints the shares of the latest months; as JSON, of each of their editions, too.
   *
   * @param slots the approved editions
   */
  void months(List<Slot> slots, boolean json) {
    Map<YearMonth, List<Slot>> months = new TreeMap<>(Comparator.reverseOrder());
    slots.stream()
        .filter(slot -> state.recalls().recalled(slot).isEmpty())
        .forEach(
            slot ->
                months
                    .computeIfAbsent(YearMonth.from(slot.day()), m -> new ArrayList<>())
                    .add(slot));
    if (months.isEmpty() && !json) {
      out.println("no edition yet");
    }
    months.entrySet().stream()
        .limit(MAX_MONTHS)
        .forEach(
            month -> {
              List<Slot> editions = month.getValue();
              SourceShareReport report =
                  new SourceShareReport(shares.of(month.getKey(), editions, zone), clicks);
              if (json) {
                print(report.json("month", month.getKey().toString()));
                editions.forEach(slot -> edition(slot, true));
              } else {
                out.println(
                    month.getKey() + ": " + Plurals.count(editions.size(), "edition", "editions"));
                report.lines().forEach(out::println);
              }
            });
  }

  private void print(List<ObjectNode> objects) {
    objects.forEach(out::println);
  }
}
