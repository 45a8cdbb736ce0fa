package anemone.collect.text;

import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Normalises the language tags of feeds and pages. */
public final class LanguageTag {

  /** {@code de_DE.UTF-8}, {@code en-us, en}: the rest after the tag. */
  private static final Pattern END = Pattern.compile("[.@,;\\s].*$", Pattern.DOTALL);

  private static final Pattern LETTERS = Pattern.compile("[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{1,8})*");
  private static final Set<String> NONE = Set.of("und", "mul", "zxx", "mis", "xx");

  private LanguageTag() {}

  /**
   * Returns the BCP 47 tag of a text: language, script and region, in their usual case.
   *
   * @param text {@code de_DE}, {@code EN}, {@code de-DE-formal}
   * @return the tag; empty if it is not a language, such as {@code {{ site.lang }}}
   */
  public static Optional<String> of(String text) {
    String tag = END.matcher(text.strip()).replaceFirst("");
    if (!LETTERS.matcher(tag).matches()) {
      return Optional.empty();
    }
    Locale read = Locale.forLanguageTag(tag.replace('_', '-'));
    String language = read.getLanguage();
    if (language.isEmpty() || NONE.contains(language) || isUnknown(language)) {
      return Optional.empty();
    }
    try {
      Locale plain =
          new Locale.Builder()
              .setLanguage(language)
              .setScript(read.getScript())
              .setRegion(read.getCountry())
              .build();
      return Optional.of(plain.toLanguageTag());
    } catch (IllformedLocaleException e) {
      return Optional.of(language);
    }
  }

  /** Whether a language code is unknown to the JDK. */
  private static boolean isUnknown(String language) {
    return Locale.forLanguageTag(language).getDisplayLanguage(Locale.ENGLISH).equals(language);
  }
}
