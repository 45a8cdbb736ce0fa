package anemone.newsletter;

import anemone.article.Filter;
import anemone.article.Filter.Terms;
import anemone.subscriber.Checked;
import java.time.Duration;
import java.util.ArrayList;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** The keys of a source that say which of its articles are taken. */
final class FilterSection {

  private static final int MOST = 500;
  private static final int LONGEST = 10_000;

  private final Reading reading;

  FilterSection(Reading reading) {
    this.reading = reading;
  }

  Filter read(Fields source) {
    Terms include = terms(source.group("include"));
    Terms exclude = terms(source.group("exclude"));
    Optional<Duration> maxAge = source.optional("max-age", Values::duration);
    Optional<Integer> minWords = source.optional("min-words", Values.whole(1, LONGEST));
    Optional<Integer> most = source.optional("most", Values.whole(1, MOST));
    return new Filter(include, exclude, maxAge, minWords.orElse(0), most.orElse(Integer.MAX_VALUE));
  }

  private Terms terms(Fields fields) {
    Terms terms =
        new Terms(
            values(fields, "words", Values::line),
            values(fields, "patterns", FilterSection::pattern),
            values(fields, "categories", Values::line),
            values(fields, "languages", FilterSection::language));
    fields.done();
    return terms;
  }

  private <T> List<T> values(Fields fields, String key, Function<String, Checked<T>> check) {
    List<T> values = new ArrayList<>();
    String path = fields.pathOf(key);
    for (Node item : fields.items(key)) {
      if (item instanceof Node.Scalar scalar) {
        reading.value(scalar, path, check).ifPresent(values::add);
      } else {
        reading.problems().add(item.at(), path, "must list texts, not " + item.kind());
      }
    }
    return values;
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
