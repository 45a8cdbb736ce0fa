package anemone.collect.http;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Spaces the requests to each host by a pause. */
final class HostPace {

  private final Map<String, Long> next = new HashMap<>();
  private final long pause;
  private final Clock clock;

  HostPace(Duration pause, Clock clock) {
    this.pause = pause.toMillis();
    this.clock = clock;
  }

  /** Reserves the next slot of a host; returns how long to wait for it. */
  synchronized Duration turn(String host) {
    long now = clock.millis();
    long begin = Math.max(now, next.getOrDefault(host, now));
    next.put(host, begin + pause);
    return Duration.ofMillis(begin - now);
  }
}
