package anemone.render;

import static anemone.render.LengthGuard.IN;
import static anemone.render.LengthGuard.OF;
import static anemone.render.LengthGuard.WIDTH;
import static anemone.render.LengthGuard.WITH;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The expressions in a tag or interpolation of a template.
 *
 * @param end where it ends, behind its last character
 * @param flat its inside, with blanks in place of what is within quotation marks
 * @param calls the guards of the built-ins in it
 */
record TemplateExpressions(int end, String flat, List<Call> calls) {

  private static final Pattern BUILT_IN =
      Pattern.compile(
          "\\?\\s*(replace|join|matches|split|left_pad|leftPad|right_pad|rightPad)\\s*(\\()");

  /** Built-ins that look at each item of a sequence. */
  private static final Pattern EACH =
      Pattern.compile(
          "\\?\\s*(?:seq_?\\w+|seq[A-Z]\\w+|sort|sort_by|sortBy|reverse|chunk|min|max)\\b");

  /** The arrow of a function that a built-in calls for each item. */
  private static final Pattern ARROW = Pattern.compile("-(?:>|&gt;)");

  private static final Pattern CODE = Pattern.compile("\\?\\s*(interpret|eval)\\b");

  /** Copies the list. */
  TemplateExpressions {
    calls = List.copyOf(calls);
  }

  /**
   * A text to put into the template.
   *
   * @param offset the offset before which it is put
   * @param text the text
   */
  record Call(int offset, String text) {}

  /**
   * Reads one.
   *
   * @param text the template
   * @param from the offset of the first character inside
   * @param closing the character that ends it
   */
  static TemplateExpressions read(String text, int from, char closing) {
    return new Reader(text, from).read(closing);
  }

  /** Reads one expression. */
  private static final class Reader {

    private final String text;
    private final int from;
    private final StringBuilder flat = new StringBuilder();
    private final List<Call> calls = new ArrayList<>();

    /** From where brackets and quotations end to where they begin, and the reverse. */
    private final Map<Integer, Integer> begins = new HashMap<>();

    private final Map<Integer, Integer> ends = new HashMap<>();

    Reader(String text, int from) {
      this.text = text;
      this.from = from;
    }

    TemplateExpressions read(char closing) {
      Deque<Integer> open = new ArrayDeque<>();
      int i = from;
      while (i < text.length() && (text.charAt(i) != closing || !open.isEmpty())) {
        char c = text.charAt(i);
        flat.append(c);
        if (c == '"' || c == '\'') {
          int end = quotation(i);
          flat.append(" ".repeat(Math.max(0, end - i - 1)));
          if (end < text.length()) {
            flat.append(c);
          }
          pair(i, end);
          i = end;
        } else if (c == '(' || c == '[' || c == '{') {
          open.push(i);
        } else if ((c == ')' || c == ']' || c == '}') && !open.isEmpty()) {
          pair(open.pop(), i);
        }
        i++;
      }
      guard();
      return new TemplateExpressions(Math.min(i + 1, text.length()), flat.toString(), calls);
    }

    private void pair(int begin, int end) {
      begins.put(end, begin);
      ends.put(begin, end);
    }

    /** Returns where a quotation ends, with the guards of the interpolations in it. */
    private int quotation(int begin) {
      char quote = text.charAt(begin);
      boolean raw = begin > from && text.charAt(begin - 1) == 'r';
      int i = begin + 1;
      while (i < text.length() && text.charAt(i) != quote) {
        if (!raw && text.startsWith("${", i)) {
          TemplateExpressions inner = TemplateExpressions.read(text, i + 2, '}');
          if (inner.end() <= text.length() && closes(inner.end(), quote)) {
            calls.addAll(inner.calls());
            i = inner.end();
            continue;
          }
        }
        i += !raw && text.charAt(i) == '\\' ? 2 : 1;
      }
      return Math.min(i, text.length());
    }

    /** Whether the quotation goes on behind an interpolation, which it does if that is whole. */
    private boolean closes(int end, char quote) {
      return text.charAt(end - 1) == '}' && text.indexOf(quote, end) >= 0;
    }

    private void guard() {
      Matcher code = CODE.matcher(flat);
      while (code.find()) {
        int end = from + code.start();
        boolean template = code.group(1).equals("interpret");
        wrap(template ? CodeGuard.TEMPLATE : CodeGuard.EXPRESSION, operand(end), end);
      }
      Matcher each = EACH.matcher(flat);
      while (each.find()) {
        wrap(LengthGuard.ITEMS, operand(from + each.start()), from + each.start());
      }
      Matcher arrow = ARROW.matcher(flat);
      while (arrow.find()) {
        step(from + arrow.start(), from + arrow.end());
      }
      Matcher found = BUILT_IN.matcher(flat);
      while (found.find()) {
        int open = from + found.start(2);
        int close = ends.getOrDefault(open, -1);
        if (close < 0) {
          continue;
        }
        List<Integer> commas = commas(open, close);
        if (found.group(1).endsWith("ad")) {
          wrap(WIDTH, open + 1, commas.get(0));
        } else {
          int operand = operand(from + found.start());
          wrap(OF, operand, from + found.start());
          boolean replaces = found.group(1).equals("replace");
          if (found.group(1).equals("matches") || found.group(1).equals("split")) {
            wrap(LengthGuard.PATTERN, open + 1, commas.get(0));
            continue;
          }
          if (replaces) {
            wrap(IN, open + 1, commas.get(0));
          }
          if (!replaces || commas.size() > 1) {
            wrap(WITH, (replaces ? commas.get(0) : open) + 1, commas.get(replaces ? 1 : 0));
          }
        }
      }
    }

    /** Counts the calls of a function, which is an argument in the innermost brackets. */
    private void step(int arrow, int body) {
      int open =
          ends.entrySet().stream()
              .filter(e -> e.getKey() < arrow && e.getValue() > arrow)
              .mapToInt(Map.Entry::getKey)
              .max()
              .orElse(-1);
      if (open >= 0) {
        int end =
            commas(open, ends.getOrDefault(open, open)).stream()
                .filter(c -> c > body)
                .findFirst()
                .orElse(body);
        wrap(StepCounter.EACH, body, end);
      }
    }

    private void wrap(LengthGuard guard, int begin, int end) {
      wrap(guard.call, begin, end);
    }

    private void wrap(String guard, int begin, int end) {
      calls.add(new Call(begin, guard + "("));
      calls.add(new Call(end, ")"));
    }

    /** Returns where the arguments in brackets end. */
    private List<Integer> commas(int open, int close) {
      List<Integer> commas = new ArrayList<>();
      for (int i = open + 1; i < close; i++) {
        if (text.charAt(i) == ',') {
          commas.add(i);
        }
        i = ends.getOrDefault(i, i);
      }
      commas.add(close);
      return commas;
    }

    /** Returns where the operand of a built-in begins (its name, its calls, what it is part of). */
    private int operand(int end) {
      int i = end;
      while (i > from) {
        int before = i - 1;
        char c = text.charAt(before);
        if (begins.containsKey(before)) {
          i = begins.get(before);
          if (text.charAt(i) == '"' || text.charAt(i) == '\'') {
            return i > from && text.charAt(i - 1) == 'r' ? i - 1 : i;
          }
        } else if (Character.isLetterOrDigit(c) || "_$@.?\\:".indexOf(c) >= 0) {
          i = before;
        } else if (c == '!' && before > from && isPartOfOperand(before - 1)) {
          i = before;
        } else {
          break;
        }
      }
      return i;
    }

    private boolean isPartOfOperand(int at) {
      return begins.containsKey(at) || Character.isLetterOrDigit(text.charAt(at));
    }
  }
}
