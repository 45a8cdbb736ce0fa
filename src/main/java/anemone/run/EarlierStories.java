package anemone.run;

import anemone.article.Article;
import anemone.article.ArticleId;
import anemone.deliver.Delivery;
import anemone.deliver.Ledger;
import anemone.edition.Edition;
import anemone.edition.Repeat;
import anemone.edition.Slot;
import anemone.render.Proofs;
import anemone.subscriber.Subscriber;
import java.time.Period;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The stories that subscribers have had in editions of other cadences, as one who went from daily
 * to weekly has.
 */
public final class EarlierStories {

  /** Editions that are further apart have no article in common. */
  private static final Period REMEMBERED = Period.ofDays(31);

  private final Proofs proofs;
  private final Ledger ledger;
  private final Repeat repeat;

  /**
   * Stories by what was approved and what was sent.
   *
   * @param repeat whether they may be told again
   */
  public EarlierStories(Proofs proofs, Ledger ledger, Repeat repeat) {
    this.proofs = proofs;
    this.ledger = ledger;
    this.repeat = repeat;
  }

  /**
   * Returns what says which articles of an edition a subscriber has had, or may have had. It may be
   * asked by several threads, and asks nothing where no other edition has one of the articles.
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

  /** The editions of other cadences that share articles with one, and which they share. */
  private Map<Slot, Set<ArticleId>> others(Edition edition) {
    Set<ArticleId> own = articles(edition);
    Map<Slot, Set<ArticleId>> others = new HashMap<>();
    for (Slot slot : proofs.all()) {
      boolean near =
          slot.day().isAfter(edition.slot().day().minus(REMEMBERED))
              && slot.day().isBefore(edition.slot().day().plus(REMEMBERED));
      if (near && slot.cadence() != edition.slot().cadence()) {
        Set<ArticleId> shared =
            proofs.find(slot).map(a -> articles(a.proof().edition())).orElse(Set.of());
        shared = new HashSet<>(shared);
        shared.retainAll(own);
        if (!shared.isEmpty()) {
          others.put(slot, Set.copyOf(shared));
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
