package anemone.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The number of connections that a search comes to, for servers of which the best is known. */
class ConnectionSearchTest {

  private Instant now = Instant.parse("2026-11-23T06:00:00Z");

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4, 6, 8, 11, 16})
  void findsAboutTheNumberFromWhichMoreCarryNoMore(int best) {
    ConnectionSearch search = new ConnectionSearch(ConnectionLimits.AUTO, now);

    run(search, 25, n -> 100.0 * Math.min(n, best));

    assertThat(100.0 * Math.min(search.target(), best)).isGreaterThanOrEqualTo(75.0 * best);
    assertThat(search.target()).isLessThan(2 * best);
  }

  @Test
  void fewerAreLeftWhereTheServerGetsSlowerByMore() {
    ConnectionSearch search = new ConnectionSearch(ConnectionLimits.AUTO, now);

    run(search, 25, n -> n <= 4 ? 200.0 * n : 800.0 / n);

    assertThat(search.target()).isBetween(3, 4);
  }

  @Test
  void moreAreTriedAgainOnceTheServerHasRoom() {
    ConnectionSearch search = new ConnectionSearch(ConnectionLimits.AUTO, now);
    run(search, 40, n -> 200);

    run(search, 120, n -> 100.0 * n);

    assertThat(search.target()).isEqualTo(16);
  }

  @Test
  void aServerThatPushesBackKeepsWhatItTakes() {
    ConnectionSearch search = new ConnectionSearch(ConnectionLimits.AUTO, now);
    run(search, 10, n -> 100.0 * n);
    int before = search.target();

    search.pushBack();
    assertThat(search.target()).isEqualTo(before / 2);
    run(search, 200, n -> 100.0 * n);
    assertThat(search.target()).isLessThan(before);
  }

  private void run(ConnectionSearch search, int seconds, IntToDoubleFunction rate) {
    Instant end = now.plusSeconds(seconds);
    while (now.isBefore(end)) {
      now = now.plus(Duration.ofNanos((long) (1e9 / rate.applyAsDouble(search.target()))));
      search.sent(now);
    }
  }
}
