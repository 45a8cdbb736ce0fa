package anemone.report;

import anemone.run.SourceShare;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A report on what each source contributed to an edition or a month.
 *
 * @param shares the shares by the names of the sources
 * @param clicks whether clicks are shown
 */
public record SourceShareReport(Map<String, SourceShare> shares, boolean clicks) {

  private static final String COLUMNS = "%11s%8s%8s%9s%9s";

  /** Copies the shares. */
  public SourceShareReport {
    shares = Map.copyOf(shares);
  }

  /** Returns the report as lines of text; sources with the most used articles come first. */
  public List<String> lines() {
    if (shares.isEmpty()) {
      return List.of("  nothing was collected");
    }
    int width = shares.keySet().stream().mapToInt(String::length).max().orElse(0);
    String name = "  %-" + Math.max(width, "source".length()) + "s";
    List<String> lines = new ArrayList<>();
    lines.add(
        name.formatted("source")
            + COLUMNS.formatted("collected", "used", "merged", "carried", "dropped")
            + (clicks ? "%8s".formatted("clicks") : ""));
    for (Map.Entry<String, SourceShare> each : sorted()) {
      SourceShare share = each.getValue();
      lines.add(
          name.formatted(each.getKey())
              + COLUMNS.formatted(
                  number(share.collected()),
                  number(share.used()),
                  number(share.merged()),
                  number(share.carried()),
                  number(share.allDropped()))
              + (clicks ? "%8s".formatted(number(share.clicks())) : ""));
      if (!share.dropped().isEmpty()) {
        lines.add("    dropped: " + reasons(share));
      }
    }
    return lines;
  }

  /**
   * Returns one JSON object for each source.
   *
   * @param key the name of the first field: {@code edition} or {@code month}
   * @param value its value
   */
  public List<ObjectNode> json(String key, String value) {
    List<ObjectNode> all = new ArrayList<>();
    for (Map.Entry<String, SourceShare> each : sorted()) {
      SourceShare share = each.getValue();
      ObjectNode json = JsonMapper.shared().createObjectNode().put(key, value);
      json.put("source", each.getKey()).put("collected", share.collected());
      json.put("used", share.used()).put("merged", share.merged()).put("carried", share.carried());
      ObjectNode dropped = json.putObject("dropped");
      share.dropped().forEach(dropped::put);
      if (clicks) {
        json.put("clicks", share.clicks());
      }
      all.add(json);
    }
    return all;
  }

  private List<Map.Entry<String, SourceShare>> sorted() {
    return shares.entrySet().stream()
        .sorted(
            Comparator.comparingLong((Map.Entry<String, SourceShare> e) -> e.getValue().used())
                .reversed()
                .thenComparing(Map.Entry::getKey))
        .toList();
  }

  private static String reasons(SourceShare share) {
    return share.dropped().entrySet().stream()
        .map(reason -> number(reason.getValue()) + " " + reason.getKey())
        .collect(Collectors.joining(", "));
  }

  private static String number(long count) {
    return "%,d".formatted(count);
  }
}
