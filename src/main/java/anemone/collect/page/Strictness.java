package anemone.collect.page;

import java.util.List;

/**
 * The rules used to find an article.
 *
 * @param names whether elements are removed by their names
 * @param weights whether names add to the scores
 * @param conditions whether parts of the article are removed by their shape
 */
record Strictness(boolean names, boolean weights, boolean conditions) {

  /** The rules in the order tried: all, then fewer. */
  static final List<Strictness> FALLING =
      List.of(
          new Strictness(true, true, true),
          new Strictness(false, true, true),
          new Strictness(false, false, true),
          new Strictness(false, false, false));
}
