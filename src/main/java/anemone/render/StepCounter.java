package anemone.render;

import freemarker.core.Environment;
import freemarker.core.HTMLOutputFormat;
import freemarker.core.TemplateHTMLOutputModel;
import freemarker.template.TemplateBooleanModel;
import freemarker.template.TemplateException;
import freemarker.template.TemplateMethodModelEx;
import freemarker.template.TemplateModel;
import freemarker.template.TemplateModelException;
import freemarker.template.TemplateModelIterator;
import freemarker.template.TemplateScalarModel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Counts the steps of templates. FreeMarker has no limit of its own, so a condition without effect,
 * which calls this counter, is put at the beginning of every loop and macro, and at the end of
 * every file. Positions in messages are those of the template as it was written.
 */
final class StepCounter implements TemplateMethodModelEx {

  /** Maximum number of rounds of loops and calls of macros in one text. */
  static final int MOST = 200_000;

  /**
   * Maximum length of a variable, and the number of steps before which each looks for longer ones.
   */
  private static final int LONGEST_VARIABLE = 4_000_000;

  private static final int WATCHED = 1_000;

  /** The name of the counter in templates. */
  static final String NAME = "_steps";

  private static final String TOO_LARGE =
      "a text here doubles until it is too large for the memory; make it end earlier";

  private static final String CALL = "<#if " + NAME + "()></#if>";

  /** What is skipped, or the name of a tag after which a step begins. */
  private static final Pattern TAG =
      Pattern.compile("<#--|<#noparse>|<#(?:list|items|foreach|macro|function)\\b");

  private final Map<String, List<Insertion>> insertions = new HashMap<>();

  /** The steps of one text. */
  static final class Steps {
    private int count;
    private final boolean traced;
    private Optional<TemplateException> last = Optional.empty();

    /**
     * No steps.
     *
     * @param traced whether the place of the last step is kept, which takes time
     */
    Steps(boolean traced) {
      this.traced = traced;
    }

    /** Returns where the last step began, if it was kept. */
    Optional<TemplateException> last() {
      return last;
    }
  }

  /** Characters that were put into a line of a template. */
  private record Insertion(int line, int column) {}

  /** Returns a template with calls of this counter. */
  String instrument(String file, String text) {
    StringBuilder instrumented = new StringBuilder(text.length() + CALL.length());
    List<Insertion> made = new ArrayList<>();
    Matcher tag = TAG.matcher(text);
    int copied = 0;
    int from = 0;
    while (tag.find(from)) {
      from = end(text, tag);
      if (!tag.group().equals("<#--") && !tag.group().equals("<#noparse>")) {
        instrumented.append(text, copied, from).append(CALL);
        copied = from;
        int lineStart = text.lastIndexOf('\n', from - 1) + 1;
        int line = (int) text.substring(0, from).chars().filter(c -> c == '\n').count() + 1;
        made.add(new Insertion(line, from - lineStart));
      }
    }
    insertions.put(file, made);
    return instrumented.append(text, copied, text.length()).append(CALL).toString();
  }

  /** Returns the column of a template as it was written. */
  int column(String file, int line, int column) {
    int written = column;
    for (Insertion each : insertions.getOrDefault(file, List.of())) {
      if (each.line() == line && written > each.column()) {
        written = Math.max(each.column(), written - CALL.length());
      }
    }
    return written;
  }

  /** Counts a step. */
  @Override
  public TemplateModel exec(@SuppressWarnings("rawtypes") List arguments)
      throws TemplateModelException {
    Environment environment = Environment.getCurrentEnvironment();
    if (environment.getCustomState(this) instanceof Steps steps) {
      steps.count++;
      if (steps.count > MOST) {
        throw new TemplateModelException(
            "a loop or macro here takes more than %,d steps; add a condition that ends it"
                .formatted(MOST));
      }
      if (steps.count <= WATCHED && hasTooLong(environment.getCurrentNamespace())) {
        throw new TemplateModelException(TOO_LARGE);
      }
      if (steps.traced) {
        steps.last = Optional.of(new TemplateException(TOO_LARGE, environment));
      }
    }
    return TemplateBooleanModel.FALSE;
  }

  private static boolean hasTooLong(Environment.Namespace variables) throws TemplateModelException {
    TemplateModelIterator each = variables.values().iterator();
    while (each.hasNext()) {
      TemplateModel variable = each.next();
      int length = 0;
      if (variable instanceof TemplateScalarModel text) {
        length = text.getAsString().length();
      } else if (variable instanceof TemplateHTMLOutputModel html) {
        length = HTMLOutputFormat.INSTANCE.getMarkupString(html).length();
      }
      if (length > LONGEST_VARIABLE) {
        return true;
      }
    }
    return false;
  }

  /** Returns where a tag ends, or what is skipped. */
  private static int end(String text, Matcher tag) {
    if (tag.group().equals("<#--")) {
      return after(text, "-->", tag.end());
    }
    if (tag.group().equals("<#noparse>")) {
      return after(text, "</#noparse>", tag.end());
    }
    int depth = 0;
    char quote = 0;
    for (int i = tag.end(); i < text.length(); i++) {
      char c = text.charAt(i);
      if (quote != 0) {
        if (c == '\\') {
          i++;
        } else if (c == quote) {
          quote = 0;
        }
      } else if (c == '"' || c == '\'') {
        quote = c;
      } else if (c == '(' || c == '[' || c == '{') {
        depth++;
      } else if (c == ')' || c == ']' || c == '}') {
        depth--;
      } else if (c == '>' && depth == 0) {
        return i + 1;
      }
    }
    return text.length();
  }

  private static int after(String text, String end, int from) {
    int found = text.indexOf(end, from);
    return found < 0 ? text.length() : found + end.length();
  }
}
