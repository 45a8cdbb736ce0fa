package anemone.report;

import anemone.edition.Slot;
import anemone.process.Plurals;
import anemone.render.lint.Finding;
import anemone.render.lint.Report;
import anemone.render.lint.Severity;
import java.util.Collection;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Formats lint findings as JSON and text. */
public final class LintReport {

  private LintReport() {}

  /** Returns a finding as one JSON object. */
  public static String json(Report.Entry entry) {
    Finding finding = entry.finding();
    ObjectNode json = JsonMapper.shared().createObjectNode();
    json.put("severity", finding.severity().word());
    json.put("rule", finding.rule());
    json.put("part", finding.place().part());
    json.put("line", finding.place().line());
    json.put("column", finding.place().column());
    json.put("near", finding.place().near());
    json.put("what", finding.what());
    json.put("fix", finding.fix());
    var editions = json.putArray("editions");
    entry.editions().forEach(editions::add);
    json.put("times", entry.times());
    return json.toString();
  }

  /** Returns the summary line. */
  public static String line(Report report, int copies, Collection<Slot> editions) {
    if (editions.isEmpty()) {
      return "nothing new, so there is no edition to check";
    }
    return count(report, Severity.ERROR)
        + " and "
        + count(report, Severity.WARNING)
        + " in "
        + Plurals.count(copies, "variant", "variants")
        + " of "
        + editions.stream().map(Slot::label).collect(Collectors.joining(", "));
  }

  private static String count(Report report, Severity severity) {
    int count = report.entries(severity).size();
    return count == 0
        ? "no " + severity.word()
        : Plurals.count(count, severity.word(), severity.word() + "s");
  }
}
