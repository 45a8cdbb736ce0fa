package anemone.newsletter;

import anemone.article.Filter;
import anemone.article.Filter.Terms;
import anemone.subscriber.Checked;
import java.time.Duration;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Reads the filter of a source. */
final class FilterSection {

  private static final int MAX = 500;
  private static final int LONGEST = 10_000;

  private FilterSection() {}

  static Filter read(Fields source) {
    Terms include = terms(source.group("include"));
    Terms exclude = terms(source.group("exclude"));
    Optional<Duration> maxAge = source.optional("max-age", Values::duration);
    Optional<Integer> minWords = source.optional("min-words", Values.whole(1, LONGEST));
    Optional<Integer> most = source.optional("most", Values.whole(1, MAX));
    return new Filter(include, exclude, maxAge, minWords.orElse(0), most.orElse(Integer.MAX_VALUE));
  }

  private static Terms terms(Fields fields) {
    Terms terms =
        new Terms(
            fields.values("words", Values::line),
            fields.values("patterns", FilterSection::pattern),
            fields.values("categories", Values::line),
            fields.values("languages", FilterSection::language));
    fields.done();
    return terms;
  }

  private static Checked<Pattern> pattern(String text) {
    try {
      return Checked.good(Pattern.compile(text, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE));
    } catch (PatternSyntaxException e) {
      return Checked.bad(
          "has " + text + ", which is not a regular expression: " + e.getDescription());
    }
  }

  private static Checked<String> language(String text) {
    try {
      return Checked.good(new Locale.Builder().setLanguageTag(text).build().toLanguageTag());
    } catch (IllformedLocaleException e) {
      return Checked.bad("has " + text + ", which is not a language tag such as en or pt-BR");
    }
  }
}
