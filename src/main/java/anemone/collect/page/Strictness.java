package anemone.collect.page;

import java.util.List;

/**
 * Which rules hold while an article is looked for.
 *
 * @param names whether elements are removed for their names
 * @param weights whether names weigh in the choice of the article
 * @param conditions whether parts of the article are removed for their shape
 */
record Strictness(boolean names, boolean weights, boolean conditions) {

  /** All of them, and then fewer and fewer. */
  static final List<Strictness> FALLING =
      List.of(
          new Strictness(true, true, true),
          new Strictness(false, true, true),
          new Strictness(false, false, true),
          new Strictness(false, false, false));
}
