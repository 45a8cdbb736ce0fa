package anemone.render;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Finds the brace of a style sheet that is not closed. A parser notices it much later, often at the
 * end of the file.
 */
final class Braces {

  private Braces() {}

  /**
   * Checks a style sheet.
   *
   * @throws TemplateProblem at the brace that is not closed, or closes nothing
   */
  static void check(String file, String css) {
    Deque<Open> open = new ArrayDeque<>();
    int prelude = 0;
    for (int i = 0; i < css.length(); i++) {
      char c = css.charAt(i);
      if (css.startsWith("/*", i)) {
        int end = css.indexOf("*/", i + 2);
        if (end < 0) {
          throw problem(file, css, i, "a comment begins here and does not end; add */");
        }
        if (css.substring(prelude, i).isBlank()) {
          prelude = end + 2;
        }
        i = end + 1;
      } else if (c == '"' || c == '\'') {
        i = endOfString(css, i);
      } else if (c == '{') {
        if (!open.isEmpty() && !open.peek().group()) {
          throw unclosed(file, css, open.peek());
        }
        open.push(new Open(i, css.substring(prelude, i).strip().startsWith("@")));
        prelude = i + 1;
      } else if (c == '}') {
        if (open.isEmpty()) {
          throw problem(file, css, i, "} closes nothing; remove it, or add the { that it ends");
        }
        open.pop();
        prelude = i + 1;
      } else if (c == ';') {
        prelude = i + 1;
      }
    }
    if (!open.isEmpty()) {
      throw unclosed(file, css, open.peek());
    }
  }

  /**
   * A brace that is open.
   *
   * @param at its index
   * @param group whether it may hold rules, as of a media query
   */
  private record Open(int at, boolean group) {}

  private static TemplateProblem unclosed(String file, String css, Open open) {
    return problem(file, css, open.at(), "{ is not closed; add } behind its last declaration");
  }

  private static int endOfString(String css, int start) {
    for (int i = start + 1; i < css.length(); i++) {
      char c = css.charAt(i);
      if (c == css.charAt(start) || c == '\n') {
        return i;
      }
      if (c == '\\') {
        i++;
      }
    }
    return css.length();
  }

  private static TemplateProblem problem(String file, String css, int at, String sentence) {
    int line = (int) css.substring(0, at).chars().filter(c -> c == '\n').count() + 1;
    return new TemplateProblem(file, line, at - css.lastIndexOf('\n', at - 1), sentence);
  }
}
