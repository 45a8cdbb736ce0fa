package anemone.cli;

/** Numbers with their nouns, as a person writes them. */
final class Words {

  private Words() {}

  /** {@code 1 story}, {@code 1,204 stories}. */
  static String count(long number, String one, String many) {
    return "%,d %s".formatted(number, number == 1 ? one : many);
  }
}
