package anemone.run;

import anemone.article.Article;
import anemone.article.ArticleId;
import anemone.deliver.Delivery;
import anemone.deliver.Ledger;
import anemone.edition.Decision;
import anemone.edition.Edition;
import anemone.edition.Editions;
import anemone.edition.Fate;
import anemone.edition.Repeat;
import anemone.edition.Slot;
import anemone.subscriber.Subscriber;
import java.time.LocalDate;
import java.time.Period;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Finds the stories that subscribers have had in editions of another cadence, for example before
 * they changed from daily to weekly.
 */
public final class EarlierStories {

  /** The distance at which editions no longer have articles in common. */
  private static final Period REMEMBERED = Period.ofDays(31);

  private final Editions editions;
  private final Ledger ledger;
  private final Repeat repeat;

  /**
   * The stories of sent editions.
   *
   * @param editions the fates of articles
   * @param ledger the deliveries
   * @param repeat whether a subscriber may get a story again
   */
  public EarlierStories(Editions editions, Ledger ledger, Repeat repeat) {
    this.editions = editions;
    this.ledger = ledger;
    this.repeat = repeat;
  }

  /**
   * Returns a function that finds the articles of an edition that a subscriber has had, or may have
   * had. It is thread-safe, and reads the ledger only if another edition shares an article.
   */
  Function<Subscriber, Set<ArticleId>> in(Edition edition) {
    Map<Slot, Set<ArticleId>> others = repeat == Repeat.NEVER ? others(edition) : Map.of();
    if (others.isEmpty()) {
      return subscriber -> Set.of();
    }
    return subscriber ->
        others.entrySet().stream()
            .filter(other -> hasHad(other.getKey(), subscriber))
            .flatMap(other -> other.getValue().stream())
            .collect(Collectors.toUnmodifiableSet());
  }

  private boolean hasHad(Slot slot, Subscriber subscriber) {
    return ledger
        .find(slot, subscriber.address())
        .map(Delivery::state)
        .filter(Delivery.State::mayHaveArrived)
        .isPresent();
  }

  /** Returns the articles that editions of other cadences share with an edition, by slot. */
  private Map<Slot, Set<ArticleId>> others(Edition edition) {
    LocalDate day = edition.slot().day();
    Map<Slot, Set<ArticleId>> others = new HashMap<>();
    for (ArticleId article : articles(edition)) {
      for (Decision decision : editions.decisions(article)) {
        Slot slot = decision.slot();
        boolean near =
            slot.day().isAfter(day.minus(REMEMBERED)) && slot.day().isBefore(day.plus(REMEMBERED));
        if (near
            && slot.cadence() != edition.slot().cadence()
            && decision.fate() instanceof Fate.Used) {
          others.computeIfAbsent(slot, s -> new HashSet<>()).add(article);
        }
      }
    }
    return others;
  }

  private static Set<ArticleId> articles(Edition edition) {
    return edition.told().stream()
        .flatMap(bite -> bite.story().articles().stream())
        .map(Article::id)
        .collect(Collectors.toSet());
  }
}
