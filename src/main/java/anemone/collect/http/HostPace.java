package anemone.collect.http;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Lets the requests to one host begin one after the other, with a pause between. */
final class HostPace {

  private final Map<String, Long> next = new HashMap<>();
  private final long pause;
  private final Clock clock;

  HostPace(Duration pause, Clock clock) {
    this.pause = pause.toMillis();
    this.clock = clock;
  }

  /** How long a request to a host has to wait from now on; its turn is taken by asking. */
  synchronized Duration turn(String host) {
    long now = clock.millis();
    long begin = Math.max(now, next.getOrDefault(host, now));
    next.put(host, begin + pause);
    return Duration.ofMillis(begin - now);
  }
}
