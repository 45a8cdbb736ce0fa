package anemone.web.archive;

import anemone.edition.Slot;
import anemone.render.Proofs.Sent;
import anemone.subscriber.Cadence;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The sent editions in their order: by cadence, by month, and with the neighbours of each. */
final class Catalogue {

  private final List<Sent> all;
  private final List<Sent> published;
  private final Map<Cadence, List<Sent>> byCadence = new TreeMap<>();
  private final Map<YearMonth, List<Sent>> byMonth = new TreeMap<>(Comparator.reverseOrder());
  private final Map<Slot, Integer> places = new HashMap<>();

  /** Creates the catalogue of sent and withdrawn editions, those of the latest day first. */
  Catalogue(List<Sent> all) {
    this.all = List.copyOf(all);
    this.published = all.stream().filter(sent -> !sent.withdrawn()).toList();
    for (Sent sent : published) {
      List<Sent> cadence = byCadence.computeIfAbsent(sent.slot().cadence(), c -> new ArrayList<>());
      places.put(sent.slot(), cadence.size());
      cadence.add(sent);
      byMonth.computeIfAbsent(YearMonth.from(sent.slot().day()), m -> new ArrayList<>()).add(sent);
    }
  }

  /** Returns all editions, the withdrawn ones among them. */
  List<Sent> all() {
    return all;
  }

  /** Returns the editions that were not withdrawn, the latest first. */
  List<Sent> published() {
    return published;
  }

  /** Returns the editions of each cadence, the latest first. */
  Map<Cadence, List<Sent>> byCadence() {
    return byCadence;
  }

  /** Returns the editions of each month, both the latest first. */
  Map<YearMonth, List<Sent>> byMonth() {
    return byMonth;
  }

  /** Returns the edition of the same cadence before another. */
  Optional<Sent> before(Sent sent) {
    return at(sent, 1);
  }

  /** Returns the edition of the same cadence after another. */
  Optional<Sent> after(Sent sent) {
    return at(sent, -1);
  }

  private Optional<Sent> at(Sent sent, int step) {
    List<Sent> cadence = byCadence.getOrDefault(sent.slot().cadence(), List.of());
    int place = places.getOrDefault(sent.slot(), cadence.size()) + step;
    return place >= 0 && place < cadence.size()
        ? Optional.of(cadence.get(place))
        : Optional.empty();
  }
}
