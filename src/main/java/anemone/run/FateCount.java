package anemone.run;

import anemone.edition.Edition;
import anemone.edition.Fate;
import java.util.Collection;

/**
 * The articles that an edition was composed from, counted by what became of them.
 *
 * @param used how many lead a story
 * @param merged how many tell a story that another one leads
 * @param carried how many wait for the next edition
 * @param dropped how many will not appear
 * @param beneath how many of the used lead a story that is shown beneath another one
 * @param updates how many places continue what an earlier edition told
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
