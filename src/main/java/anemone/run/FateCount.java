package anemone.run;

import anemone.edition.Edition;
import anemone.edition.Fate;
import java.util.Collection;

/**
 * The candidate articles of an edition, counted by their fate.
 *
 * @param used number that lead a story
 * @param merged number that belong to a story led by another article
 * @param carried number that wait for the next edition
 * @param dropped number that will not appear
 * @param beneath number of used articles whose story is shown beneath another story
 * @param updates number of stories that continue one of an earlier edition
 */
public record FateCount(
    long used, long merged, long carried, long dropped, long beneath, long updates) {

  static FateCount of(Edition edition) {
    Collection<Fate> fates = edition.fates().values();
    long stories = edition.told().size();
    return new FateCount(
        stories,
        Math.max(0, count(fates, Fate.Used.class) - stories),
        count(fates, Fate.Carried.class),
        count(fates, Fate.Dropped.class),
        stories - edition.bites().size(),
        edition.bites().stream().filter(bite -> bite.earlier().isPresent()).count());
  }

  /** {@code 18 used, 6 merged, 17 carried}. */
  @Override
  public String toString() {
    return "%,d used, %,d merged, %,d carried".formatted(used, merged, carried)
        + (dropped == 0 ? "" : ", %,d dropped".formatted(dropped));
  }

  private static long count(Collection<Fate> fates, Class<? extends Fate> kind) {
    return fates.stream().filter(kind::isInstance).count();
  }
}
