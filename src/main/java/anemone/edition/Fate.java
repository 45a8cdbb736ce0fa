package anemone.edition;

import java.util.stream.Stream;

/** The result for an article when an edition was composed. */
public sealed interface Fate {

  /** The reason, for the operator. */
  String why();

  /** The word by which it is stored and shown: {@code used}, {@code carried} or {@code dropped}. */
  String word();

  /** What happened, and why: {@code dropped, because it is older than 48 hours}. */
  default String sentence() {
    return word() + ", because " + why();
  }

  /**
   * Returns the fate of a word.
   *
   * @throws IllegalArgumentException if no fate has this word
   */
  static Fate of(String word, String why) {
    return Stream.of(new Used(why), new Carried(why), new Dropped(why))
        .filter(fate -> fate.word().equals(word))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("\"" + word + "\" is not a fate"));
  }

  /**
   * It is in the edition, as a lead or as "also at".
   *
   * @param why its place and score, to follow "used as"
   */
  record Used(String why) implements Fate {

    @Override
    public String word() {
      return "used";
    }

    @Override
    public String sentence() {
      return "used as " + why;
    }
  }

  /** It did not fit, and waits for the next edition. */
  record Carried(String why) implements Fate {

    @Override
    public String word() {
      return "carried";
    }
  }

  /** It will not appear. */
  record Dropped(String why) implements Fate {

    @Override
    public String word() {
      return "dropped";
    }
  }
}
