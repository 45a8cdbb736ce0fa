package anemone.collect;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The durable record of earlier requests, one entry for each address of a source. */
public interface FetchHistory {

  /** Number of consecutive failures from which an address is reported and requested less often. */
  int LIMIT = 3;

  /** The pause after that many failures; each further failure doubles it. */
  Duration FIRST_PAUSE = Duration.ofMinutes(30);

  /** The longest pause. */
  Duration LONGEST_PAUSE = Duration.ofDays(1);

  /** How long a page is remembered after its source has ceased to list it. */
  Duration KEPT = Duration.ofDays(30);

  /** The same if the source may list more pages than were seen. */
  Duration KEPT_IF_PARTLY_SEEN = Duration.ofDays(400);

  /** An empty history that stores nothing. */
  FetchHistory NONE =
      new FetchHistory() {
        @Override
        public Optional<Known> of(URI url) {
          return Optional.empty();
        }

        @Override
        public void remember(List<Visit> visits, Instant now) {}

        @Override
        public void prune(List<Listing> listings, Set<String> sources, Instant now) {}
      };

  /**
   * The history of an address.
   *
   * @param validators the validators for a conditional request
   * @param failures the number of consecutive failures
   * @param notBefore the earliest time of the next request
   * @param failingSince the time of the first of those failures
   */
  record Known(
      Validators validators,
      int failures,
      Optional<Instant> notBefore,
      Optional<Instant> failingSince) {

    /** A history without the time of the first failure. */
    public Known(Validators validators, int failures, Optional<Instant> notBefore) {
      this(validators, failures, notBefore, Optional.empty());
    }

    /** Returns the history after one more visit. */
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

  /** The history of an address that was never requested. */
  Known NOTHING = new Known(Validators.NONE, 0, Optional.empty());

  /** The history of an address, if it was requested before. */
  Optional<Known> of(URI url);

  /** Records visits, in order. To be called after their articles are stored. */
  void remember(List<Visit> visits, Instant now);

  /**
   * Records what sources list, and forgets pages that no source has listed for {@link #KEPT}. A
   * source that was not read, or has not changed, keeps all its pages. To be called after {@link
   * #remember}.
   *
   * @param listings what the sources that were read list
   * @param sources the addresses of all sources
   */
  void prune(List<Listing> listings, Set<String> sources, Instant now);

  /** Returns the history of an address after a visit, for implementations of this interface. */
  static Known after(Optional<Known> before, Visit visit, Instant now) {
    return before.orElse(NOTHING).after(visit, now);
  }
}
