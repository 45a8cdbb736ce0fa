package anemone.report;

import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The values of metrics, in the text format of Prometheus. */
public final class PrometheusText {

  private static final Pattern SAMPLE =
      Pattern.compile("([a-z_]+)(?:\\{[a-z]+=\"([a-z]+)\"\\})? ([-+.0-9A-Za-z]+)");

  private final Map<Metric, Map<String, Double>> values = new EnumMap<>(Metric.class);

  /** Parses a text; ignores unknown metrics. */
  static PrometheusText parse(String text) {
    PrometheusText read = new PrometheusText();
    for (Metric metric : Metric.values()) {
      text.lines()
          .map(SAMPLE::matcher)
          .filter(Matcher::matches)
          .filter(m -> m.group(1).equals(metric.sample()))
          .filter(m -> metric.label().isPresent() == (m.group(2) != null))
          .forEach(m -> read.put(metric, m.group(2) == null ? "" : m.group(2), number(m.group(3))));
    }
    return read;
  }

  /** Sets a value. */
  void put(Metric metric, double value) {
    put(metric, "", value);
  }

  /** Sets a whole number. */
  void put(Metric metric, long value) {
    put(metric, "", (double) value);
  }

  /** Sets a whole number for one value of the metric's label. */
  void put(Metric metric, String label, long value) {
    put(metric, label, (double) value);
  }

  /** Sets a number for one value of the metric's label. */
  void put(Metric metric, String label, double value) {
    values.computeIfAbsent(metric, m -> new TreeMap<>()).put(label, value);
  }

  /** Returns a value, or 0 if there is none. */
  double get(Metric metric, String label) {
    return values.getOrDefault(metric, Map.of()).getOrDefault(label, 0.0);
  }

  /** Returns the text of all values, in the order of the names. */
  String text() {
    MetricSnapshots.Builder all = MetricSnapshots.builder();
    values.forEach(
        (metric, samples) ->
            all.metricSnapshot(
                metric.isCounter() ? counter(metric, samples) : gauge(metric, samples)));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      PrometheusTextFormatWriter.create().write(out, all.build());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString(StandardCharsets.UTF_8);
  }

  private static MetricSnapshot counter(Metric metric, Map<String, Double> samples) {
    CounterSnapshot.Builder builder =
        CounterSnapshot.builder().name(metric.family()).help(metric.help());
    samples.forEach(
        (label, value) ->
            builder.dataPoint(
                CounterSnapshot.CounterDataPointSnapshot.builder()
                    .labels(labels(metric, label))
                    .value(value)
                    .build()));
    return builder.build();
  }

  private static MetricSnapshot gauge(Metric metric, Map<String, Double> samples) {
    GaugeSnapshot.Builder builder =
        GaugeSnapshot.builder().name(metric.family()).help(metric.help());
    samples.forEach(
        (label, value) ->
            builder.dataPoint(
                GaugeSnapshot.GaugeDataPointSnapshot.builder()
                    .labels(labels(metric, label))
                    .value(value)
                    .build()));
    return builder.build();
  }

  private static Labels labels(Metric metric, String value) {
    return metric.label().map(name -> Labels.of(name, value)).orElse(Labels.EMPTY);
  }

  private static double number(String text) {
    try {
      double value = Double.parseDouble(text);
      return Double.isFinite(value) && value >= 0 ? value : 0;
    } catch (NumberFormatException e) {
      // Foreign or damaged values count as 0; monitors expect counters to restart.
      return 0;
    }
  }
}
