package anemone.edition.story;

import anemone.article.Article;
import java.util.HashMap;
import java.util.Map;

/**
 * An article as it is compared with others: what it says, weighed by how rare it is among them.
 *
 * @param reading what it says
 * @param title its headline
 * @param body all that is looked at
 * @param names the names alone
 * @param numbers the numbers alone
 */
record Telling(Reading reading, Vector title, Vector body, Vector names, Vector numbers) {

  private static final double NAME = 2;
  private static final double NUMBER = 1.5;
  private static final double YEAR = 0.2;
  private static final double IN_TITLE = 1.6;

  static Telling of(Reading reading, Vocabulary vocabulary) {
    Map<Integer, Double> body = new HashMap<>();
    Map<Integer, Double> title = new HashMap<>();
    Map<Integer, Double> names = new HashMap<>();
    Map<Integer, Double> numbers = new HashMap<>();
    reading
        .body()
        .forEach(
            (term, times) -> {
              int number = vocabulary.number(term);
              boolean headline = reading.title().containsKey(term);
              double once = vocabulary.rarity(number) * kind(reading, term);
              body.put(number, once * (1 + Math.log(times)) * (headline ? IN_TITLE : 1));
              put(title, number, once, headline);
              put(names, number, once, reading.names().contains(term));
              put(numbers, number, once, isNumber(term) && !Rounding.isYear(term));
            });
    return new Telling(
        reading, Vector.of(title), Vector.of(body), Vector.of(names), Vector.of(numbers));
  }

  Article article() {
    return reading.article();
  }

  private static void put(
      Map<Integer, Double> weights, int number, double weight, boolean belongs) {
    if (belongs) {
      weights.put(number, weight);
    }
  }

  private static double kind(Reading reading, String term) {
    if (isNumber(term)) {
      return Rounding.isYear(term) ? YEAR : NUMBER;
    }
    return reading.names().contains(term) ? NAME : 1;
  }

  private static boolean isNumber(String term) {
    return term.startsWith("#");
  }
}
