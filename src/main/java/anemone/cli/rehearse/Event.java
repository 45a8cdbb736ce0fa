package anemone.cli.rehearse;

import java.util.List;
import java.util.Random;

/** An invented event, with two ways to tell it. */
final class Event {

  private static final List<String> BEGINNINGS =
      List.of(
          "Bar", "Cal", "Dor", "Fen", "Gar", "Hol", "Kes", "Lan", "Mor", "Nev", "Ost", "Pel", "Rav",
          "Sel", "Tor", "Ulm", "Ven", "Wex", "Yar", "Zel");
  private static final List<String> MIDDLES =
      List.of("a", "e", "i", "o", "u", "an", "en", "in", "on", "ar", "er", "or");
  private static final List<String> ENDS =
      List.of("bridge", "dale", "ford", "haven", "holm", "mere", "port", "stead", "wick", "worth");
  private static final List<String> BODIES =
      List.of(
          "council",
          "library",
          "harbour office",
          "school",
          "hospital",
          "theatre",
          "bakery",
          "ferry company",
          "observatory",
          "museum",
          "railway",
          "water works",
          "university",
          "football club",
          "fire brigade",
          "orchestra",
          "market",
          "post office");
  private static final List<String> DEEDS =
      List.of(
          "opens",
          "closes",
          "repairs",
          "sells",
          "paints",
          "moves",
          "measures",
          "floods",
          "finds",
          "lends out",
          "counts",
          "protects",
          "replaces",
          "doubles",
          "tests",
          "plants");
  private static final List<String> THINGS =
      List.of(
          "a lighthouse",
          "two hundred chairs",
          "the old tram",
          "a rare map",
          "its roof",
          "an oyster bed",
          "the night bus",
          "a stone bridge",
          "its archive",
          "a weather station",
          "the clock tower",
          "an orchard",
          "three turbines",
          "a reading room",
          "the swimming bath",
          "a telescope",
          "its kitchen",
          "a cable car");

  private final String place;
  private final String person;
  private final String body;
  private final String deed;
  private final String thing;
  private final int number;
  private final int cost;

  Event(Random random) {
    place = pick(BEGINNINGS, random) + pick(MIDDLES, random) + pick(ENDS, random);
    person =
        pick(BEGINNINGS, random)
            + pick(MIDDLES, random)
            + " "
            + pick(BEGINNINGS, random)
            + pick(MIDDLES, random)
            + pick(List.of("sen", "man", "ley", "ssi", "vic"), random);
    body = pick(BODIES, random);
    deed = pick(DEEDS, random);
    thing = pick(THINGS, random);
    number = 12 + random.nextInt(900);
    cost = 10 + random.nextInt(980);
  }

  String title() {
    return "%s %s %s %s".formatted(place, body, deed, thing);
  }

  String otherTitle() {
    return "%s: %s %s after %d complaints".formatted(place, body, deed + " " + thing, number);
  }

  String text() {
    return ("The %s of %s %s %s on request of %d residents. %s, who leads it, put the cost at %d"
            + " thousand crowns. The work begins in the spring and ends before the first frost.")
        .formatted(body, place, deed, thing, number, person, cost);
  }

  String otherText() {
    return ("In %s the %s %s %s, as %d residents had asked. The cost is %d thousand crowns, said"
            + " %s. Work is to begin in spring and to be over before the frost comes.")
        .formatted(place, body, deed, thing, number, cost, person);
  }

  private static String pick(List<String> words, Random random) {
    return words.get(random.nextInt(words.size()));
  }
}
