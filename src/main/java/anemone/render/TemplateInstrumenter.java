package anemone.render;

import freemarker.template.utility.StringUtil;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Puts the calls of {@link StepCounter} and {@link LengthGuard} into templates, and turns positions
 * in messages back to those in the template as it was written.
 */
final class TemplateInstrumenter {

  /** What is skipped, and what has expressions. */
  private static final Pattern TAG =
      Pattern.compile("<#--|<#noparse>|</#(?:assign|local|global)\\b|<#\\w+|<@|\\$\\{");

  private static final Pattern LOOP = Pattern.compile("<#(?:list|items|foreach)");
  private static final Pattern MACRO = Pattern.compile("<#(?:macro|function)");
  private static final Pattern ASSIGNMENT = Pattern.compile("</?#(?:assign|local|global)");

  private static final String WORD = "((?:[\\p{L}_$@][\\p{L}\\p{N}_$@]*|\\\\[-.:#])+)";

  /** The name that an assignment sets; texts are blank but for their quotation marks. */
  private static final Pattern SET =
      Pattern.compile(
          "(?<![^\\s,])(?:" + WORD + "|[\"']( +)[\"'])\\s*(?:[-+*/%]?=(?!=)|\\+\\+|--)");

  /** The namespace of an assignment, behind the variables that it sets. */
  private static final Pattern SPACE = Pattern.compile("\\sin\\s+([^\\s=<>/]+)\\s*/?>?$");

  /** What joins two texts or hashes, in an expression or within quotation marks. */
  private static final Pattern JOIN = Pattern.compile("\\+|[$#]\\{");

  /** Maximum number of texts that one expression joins. */
  private static final int MAX_JOINED = 500;

  private static final Pattern NAME = Pattern.compile("(?<![\\p{L}\\p{N}_$@])" + WORD);

  private final Map<String, List<Insertion>> insertions = new HashMap<>();

  /** Characters that were put before an offset of a line, both from 0. */
  private record Insertion(int line, int column, int length) {}

  /**
   * Returns a template with all calls.
   *
   * @throws TemplateProblem if an expression joins more texts than any mail needs
   */
  String instrument(String file, String text) {
    List<TemplateExpressions.Call> calls = calls(file, text);
    insertions.put(file, insertions(text, calls));
    return insert(text, calls);
  }

  /** Returns a template with all calls, whose places are not asked for. */
  static String template(String text) {
    return insert(text, calls("a text", text));
  }

  /** Returns an expression with all calls. */
  static String expression(String text) {
    limit("a text", text, 0, text.length());
    List<TemplateExpressions.Call> calls =
        new ArrayList<>(TemplateExpressions.read(text, 0, Character.MAX_VALUE).calls());
    calls.sort(Comparator.comparingInt(TemplateExpressions.Call::offset));
    return insert(text, calls);
  }

  private static List<TemplateExpressions.Call> calls(String file, String text) {
    List<TemplateExpressions.Call> calls = new ArrayList<>();
    Deque<List<String>> open = new ArrayDeque<>();
    Matcher tag = TAG.matcher(text);
    int from = 0;
    while (tag.find(from)) {
      String name = tag.group();
      if (name.equals("<#--")) {
        from = after(text, "-->", tag.end());
      } else if (name.equals("<#noparse>")) {
        from = after(text, "</#noparse>", tag.end());
      } else {
        TemplateExpressions found =
            TemplateExpressions.read(text, tag.end(), name.equals("${") ? '}' : '>');
        limit(file, text, tag.end(), found.end());
        calls.addAll(found.calls());
        from = found.end();
        step(name, text.substring(tag.end(), from), found.flat(), open)
            .ifPresent(step -> calls.add(new TemplateExpressions.Call(found.end(), step)));
      }
    }
    calls.add(new TemplateExpressions.Call(text.length(), call(List.of())));
    calls.sort(Comparator.comparingInt(TemplateExpressions.Call::offset));
    return calls;
  }

  private static void limit(String file, String text, int from, int to) {
    if (to - from > MAX_JOINED
        && JOIN.matcher(text).region(from, to).results().count() > MAX_JOINED) {
      String before = text.substring(0, from);
      int line = 1 + (int) before.chars().filter(c -> c == '\n').count();
      throw new TemplateProblem(
          file,
          line,
          from - before.lastIndexOf('\n'),
          "an expression here joins more than %,d texts; use a loop".formatted(MAX_JOINED));
    }
  }

  /** Returns the column of a template as it was written. */
  int column(String file, int line, int column) {
    int written = column;
    for (Insertion each : insertions.getOrDefault(file, List.of())) {
      if (each.line() == line && written > each.column()) {
        written = Math.max(each.column() + 1, written - each.length());
      }
    }
    return written;
  }

  /** Returns the call that follows a tag, if there is one. */
  private static Optional<String> step(
      String tag, String inside, String flat, Deque<List<String>> open) {
    if (LOOP.matcher(tag).matches()) {
      return Optional.of(call(List.of()));
    }
    if (MACRO.matcher(tag).matches()) {
      List<String> names = names(NAME.matcher(flat), inside);
      return Optional.of(call(names.subList(Math.min(1, names.size()), names.size())));
    }
    if (!ASSIGNMENT.matcher(tag).matches()) {
      return Optional.empty();
    }
    if (tag.startsWith("</")) {
      return Optional.of(call(open.isEmpty() ? List.of() : open.pop()));
    }
    List<String> set = names(SET.matcher(flat), inside);
    if (set.isEmpty()) {
      open.push(names(NAME.matcher(flat), inside));
      return Optional.empty();
    }
    Matcher space = SPACE.matcher(flat);
    return Optional.of(space.find() ? call(space.group(1), set) : call(set));
  }

  private static List<String> names(Matcher found, String inside) {
    List<String> names = new ArrayList<>();
    while (found.find()) {
      int group = found.group(1) != null ? 1 : 2;
      names.add(inside.substring(found.start(group), found.end(group)).replace("\\", ""));
    }
    return names;
  }

  private static String call(List<String> names) {
    return "<#if " + StepCounter.NAME + "(" + quoted(names) + ")></#if>";
  }

  private static String call(String space, List<String> names) {
    return "<#if " + StepCounter.NAME + "(" + space + ", " + quoted(names) + ")></#if>";
  }

  private static String quoted(List<String> names) {
    return names.stream().map(StringUtil::ftlQuote).collect(Collectors.joining(", "));
  }

  private static String insert(String text, List<TemplateExpressions.Call> calls) {
    StringBuilder whole = new StringBuilder(text.length() + 1_000);
    int copied = 0;
    for (TemplateExpressions.Call call : calls) {
      whole.append(text, copied, call.offset()).append(call.text());
      copied = call.offset();
    }
    return whole.append(text, copied, text.length()).toString();
  }

  private static List<Insertion> insertions(String text, List<TemplateExpressions.Call> calls) {
    List<Insertion> insertions = new ArrayList<>();
    int read = 0;
    int line = 1;
    for (TemplateExpressions.Call call : calls) {
      line += (int) text.substring(read, call.offset()).chars().filter(c -> c == '\n').count();
      read = call.offset();
      int start = text.lastIndexOf('\n', read - 1) + 1;
      insertions.add(new Insertion(line, read - start, call.text().length()));
    }
    return insertions;
  }

  private static int after(String text, String end, int from) {
    int found = text.indexOf(end, from);
    return found < 0 ? text.length() : found + end.length();
  }
}
