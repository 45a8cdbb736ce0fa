package anemone.render;

import freemarker.template.TemplateModelException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Tries a template's regular expression on a text and counts the characters that are read, because
 * Java's own matching has no limit: a few nested repetitions can take years.
 */
final class RegexTrial {

  /** Maximum number of characters read by all expressions of one text. */
  static final int MAX_READ = 20_000_000;

  /** The flags that a template can set; more of them find more. */
  private static final List<Integer> FLAGS =
      List.of(0, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL);

  private int read;

  /**
   * Tries to find and to match an expression.
   *
   * @param expression may be invalid, or no regular expression at all
   * @throws TemplateModelException if it takes too long
   */
  void run(String expression, String text) throws TemplateModelException {
    for (int flags : FLAGS) {
      try {
        Matcher matcher =
            Pattern.compile(expression, flags).matcher(new CountedText(text, this::count));
        matcher.matches();
        matcher.reset();
        while (matcher.find()) {
          count();
        }
      } catch (PatternSyntaxException e) {
        return; // FreeMarker tells it, if it is one.
      } catch (TooLongException | StackOverflowError e) {
        throw new TemplateModelException(
            "the regular expression takes too long on this text; make it simpler, without"
                + " repetitions within repetitions");
      }
    }
  }

  private void count() {
    read++;
    if (read > MAX_READ) {
      throw new TooLongException();
    }
  }

  private static final class TooLongException extends RuntimeException {

    private static final long serialVersionUID = 1;

    TooLongException() {
      super("too many characters read", null, false, false);
    }
  }
}
