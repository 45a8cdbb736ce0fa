package anemone.run;

import anemone.article.Source;
import anemone.collect.Harvest;
import anemone.collect.SourceReader;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Measures how long each source takes to be read. Safe for use by many threads at once. */
public final class SourceTimer {

  private static final Logger LOG = LoggerFactory.getLogger("anemone.collect");

  private final Clock clock;
  private final Map<String, Duration> times = new ConcurrentHashMap<>();

  SourceTimer(Clock clock) {
    this.clock = clock;
  }

  /** Returns a reader that measures another. */
  SourceReader around(SourceReader reader) {
    return source -> measured(reader, source);
  }

  /** Returns the measured times, by the name of the source. */
  Map<String, Duration> times() {
    return Map.copyOf(times);
  }

  private Harvest measured(SourceReader reader, Source source) {
    Instant begin = clock.instant();
    try {
      return reader.read(source);
    } finally {
      Duration time = Duration.between(begin, clock.instant());
      times.put(source.name(), time);
      LOG.debug("{} was read in {} ms", source.name(), time.toMillis());
    }
  }
}
