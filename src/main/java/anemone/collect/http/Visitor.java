package anemone.collect.http;

import anemone.article.Source;
import anemone.collect.FetchHistory.Known;
import anemone.collect.Harvest;
import anemone.collect.Harvest.Notice;
import anemone.collect.Listing;
import anemone.collect.Memory;
import anemone.collect.Validators;
import anemone.collect.Visit;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Requests the document of a source, unless it failed recently or has not changed. */
final class Visitor {

  private final Fetcher fetcher;
  private final Memory memory;
  private final Clock clock;

  Visitor(Fetcher fetcher, Memory memory, Clock clock) {
    this.fetcher = fetcher;
    this.memory = memory;
    this.clock = clock;
  }

  /** Reads a document that has changed. */
  interface Reading {
    Crop read(Fetched document) throws FetchException;
  }

  /**
   * The result of reading a document.
   *
   * @param harvest its articles and failures
   * @param whole whether everything in it was read, so that an unchanged copy need not be read
   *     again
   */
  record Crop(Harvest harvest, boolean whole) {

    /** Returns this result with one more notice. */
    Crop plus(Notice notice) {
      return new Crop(
          harvest.plus(new Harvest(List.of(), List.of(), List.of(notice), List.of())), whole);
    }
  }

  /** Returns the harvest of an address; empty if it has not changed since the last visit. */
  Harvest visit(Source source, URI url, Wanted wanted, Reading reading) {
    Optional<Known> known = memory.history().of(url);
    Optional<Instant> pause =
        known.flatMap(Known::notBefore).filter(at -> at.isAfter(clock.instant()));
    if (pause.isPresent()) {
      return Harvest.failed(
          source,
          url
              + " is not requested before "
              + pause.get()
              + "; it failed "
              + known.get().failures()
              + " times in a row");
    }
    try {
      Validators validators = known.map(Known::validators).orElse(Validators.NONE);
      Fetched fetched = fetcher.fetch(url, validators, wanted);
      if (!fetched.changed()) {
        return visited(Visit.answered(url, validators.updated(fetched.validators())));
      }
      Crop crop = reading.read(fetched);
      if (!crop.harvest().failures().isEmpty() && crop.harvest().articles().isEmpty()) {
        return crop.harvest().plus(visited(Visit.failed(url, Optional.empty())));
      }
      Validators next = crop.whole() ? fetched.validators() : Validators.NONE;
      return crop.harvest()
          .plus(visited(Visit.answered(url, next)))
          .plus(listed(source, url, fetched))
          .plus(moved(source, fetched, crop));
    } catch (FetchException e) {
      Harvest failed = Harvest.failed(source, e.sentence());
      return failed
          .plus(visited(Visit.failed(url, e.retryAfter())))
          .plus(e.isGone() ? notice(new Notice(source, e.sentence())) : nothing());
    }
  }

  /** Returns a notice that a source has moved for good, once for each new address. */
  private Harvest moved(Source source, Fetched fetched, Crop crop) {
    Optional<URI> to = fetched.movedTo();
    if (to.isEmpty() || crop.harvest().articles().isEmpty()) {
      return nothing();
    }
    Harvest told = visited(Visit.answered(to.get(), Validators.NONE));
    return memory.history().of(to.get()).isPresent()
        ? nothing()
        : told.plus(notice(new Notice(source, sentence(source, to.get()), to)));
  }

  private static String sentence(Source source, URI to) {
    return source.place().where()
        + " has moved for good to "
        + to
        + "; to write that address into newsletter.yaml: anemone sources check --fix";
  }

  private static Harvest visited(Visit visit) {
    return new Harvest(List.of(), List.of(), List.of(), List.of(visit));
  }

  /** Returns the addresses of a source itself, whose history it needs, too. */
  private static Harvest listed(Source source, URI url, Fetched fetched) {
    Set<URI> own = new HashSet<>(Set.of(url));
    fetched.movedTo().ifPresent(own::add);
    Listing listing = new Listing(source.place().where(), own, own, true);
    return new Harvest(List.of(), List.of(), List.of(), List.of(), Map.of(), List.of(listing));
  }

  private static Harvest notice(Notice notice) {
    return new Harvest(List.of(), List.of(), List.of(notice), List.of());
  }

  private static Harvest nothing() {
    return new Harvest(List.of(), List.of());
  }
}
