package anemone.collect;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What is remembered of the addresses that sources were read from: durable, one row an address. */
public interface FetchHistory {

  /** How many failures in a row are announced, and from when on an address is asked less often. */
  int LIMIT = 3;

  /** The first pause after so many failures; each further one doubles it. */
  Duration FIRST_PAUSE = Duration.ofMinutes(30);

  /** The longest pause. */
  Duration LONGEST_PAUSE = Duration.ofDays(1);

  /** Knows nothing, and remembers nothing. */
  FetchHistory NONE =
      new FetchHistory() {
        @Override
        public Optional<Known> of(URI url) {
          return Optional.empty();
        }

        @Override
        public void remember(List<Visit> visits, Instant now) {}
      };

  /**
   * What is known of an address.
   *
   * @param validators what to ask by whether it has changed
   * @param failures how often it has failed in a row
   * @param notBefore when it is to be asked again
   * @param failingSince when the first failure of that row was
   */
  record Known(
      Validators validators,
      int failures,
      Optional<Instant> notBefore,
      Optional<Instant> failingSince) {

    /** What is known of an address, but for when it began to fail. */
    public Known(Validators validators, int failures, Optional<Instant> notBefore) {
      this(validators, failures, notBefore, Optional.empty());
    }

    /** What is known after one more visit. */
    Known after(Visit visit, Instant now) {
      if (!visit.failed()) {
        return new Known(visit.validators(), 0, Optional.empty());
      }
      int times = failures + 1;
      Optional<Instant> own =
          times < LIMIT ? Optional.empty() : Optional.of(now.plus(pause(times)));
      Optional<Instant> asked = visit.notBefore();
      boolean later = asked.isPresent() && own.map(o -> o.isBefore(asked.get())).orElse(true);
      return new Known(
          validators, times, later ? asked : own, failingSince.or(() -> Optional.of(now)));
    }

    private static Duration pause(int failures) {
      int doublings = Math.min(failures - LIMIT, 16);
      Duration pause = FIRST_PAUSE.multipliedBy(1L << doublings);
      return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }
  }

  /** Nothing known. */
  Known NOTHING = new Known(Validators.NONE, 0, Optional.empty());

  /** What is known of an address. */
  Optional<Known> of(URI url);

  /** Remembers visits, in their order. To be called once what they brought is kept. */
  void remember(List<Visit> visits, Instant now);

  /** What is known of an address after a visit, for those who keep it. */
  static Known after(Optional<Known> before, Visit visit, Instant now) {
    return before.orElse(NOTHING).after(visit, now);
  }
}
