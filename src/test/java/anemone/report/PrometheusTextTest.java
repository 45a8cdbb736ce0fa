package anemone.report;

import static org.assertj.core.api.Assertions.assertThat;

import anemone.fixture.MetricsText;
import org.junit.jupiter.api.Test;

class PrometheusTextTest {

  @Test
  void everyMetricIsWrittenAsTheFormatWantsAndReadBack() {
    PrometheusText all = new PrometheusText();
    for (Metric metric : Metric.values()) {
      all.put(metric, metric.label().map(l -> "accepted").orElse(""), 1_795_000_000.5);
    }

    String text = all.text();

    assertThat(MetricsText.parse(text)).hasSize(Metric.values().length);
    assertThat(MetricsText.parse(text))
        .containsEntry("anemone_messages_total{outcome=\"accepted\"}", 1_795_000_000.5)
        .containsEntry("anemone_last_success_timestamp_seconds", 1_795_000_000.5);
    assertThat(PrometheusText.parse(text).text()).isEqualTo(text);
  }

  @Test
  void whatIsNotOursOrIsDamagedIsLeftOut() {
    PrometheusText read =
        PrometheusText.parse(
            """
            # HELP node_load1 1m load average.
            node_load1 0.42
            anemone_messages_total 7
            anemone_messages_total{outcome="accepted"} -3
            anemone_sources 1.2.3
            anemone_articles 41.0
            anemone_sour\
            """);

    assertThat(read.get(Metric.MESSAGES, "accepted")).isZero();
    assertThat(read.get(Metric.ARTICLES, "")).isEqualTo(41);
    assertThat(MetricsText.parse(read.text()).keySet())
        .containsExactlyInAnyOrder(
            "anemone_messages_total{outcome=\"accepted\"}", "anemone_sources", "anemone_articles");
  }
}
