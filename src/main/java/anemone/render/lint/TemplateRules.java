package anemone.render.lint;

import anemone.render.Design;
import anemone.render.lint.TemplateSource.Branch;
import anemone.render.lint.TemplateSource.Closing;
import anemone.render.lint.TemplateSource.Opening;
import anemone.render.lint.TemplateSource.Piece;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Rules for the files of a design, whose findings have the place in the file. */
public final class TemplateRules {

  /** An element is not closed, or closed without being open. */
  public static final String TAG = "template-tag";

  /** A value is printed without being escaped. */
  public static final String UNESCAPED = "template-unescaped";

  /** The ids of the rules, with their severities. */
  public static final Map<String, Severity> IDS =
      Map.of(TAG, Severity.ERROR, UNESCAPED, Severity.ERROR);

  /** Elements without an end tag, and those whose end tag HTML lets away. */
  private static final Set<String> UNCLOSED =
      Set.of(
          "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source",
          "track", "wbr", "li", "dt", "dd", "p", "option", "thead", "tbody", "tfoot", "tr", "td",
          "th", "html", "head", "body");

  private static final Pattern RAW =
      Pattern.compile(
          "\\?\\s*no_?[eE]sc\\b|<#no_?[aA]uto_?[eE]sc\\b|<#output_?[fF]ormat\\b"
              + "|<#ftl\\b[^>]*auto_?[eE]sc\\s*=\\s*false");
  private static final Pattern LITERAL =
      Pattern.compile("\\$\\{\\s*(?:\"[^\"$]*+\"|'[^'$]*+')\\s*$");

  private TemplateRules() {}

  /** Checks the HTML templates of a design. */
  public static List<Finding> check(Design design) {
    List<Finding> findings = new ArrayList<>();
    design
        .files()
        .forEach(
            (file, text) -> {
              if (file.endsWith(".ftlh")) {
                tags(file, text, findings);
                unescaped(file, text, findings);
              }
            });
    return List.copyOf(findings);
  }

  /** An alternative: what was open where it began, and where its first branch ended. */
  private record Fork(List<Opening> before, List<List<Opening>> after) {}

  private static void tags(String file, String text, List<Finding> findings) {
    Deque<Opening> open = new ArrayDeque<>();
    Deque<Fork> forks = new ArrayDeque<>();
    for (Piece piece : TemplateSource.pieces(text)) {
      if (piece instanceof Opening tag) {
        if (!tag.empty() && !UNCLOSED.contains(tag.name())) {
          open.push(tag);
        }
      } else if (piece instanceof Closing tag) {
        close(file, text, tag, open, findings);
      } else if (piece instanceof Branch branch) {
        fork(branch.kind(), open, forks);
      }
    }
    open.descendingIterator().forEachRemaining(tag -> findings.add(unclosed(file, text, tag)));
  }

  /** Each branch begins with what was open before all; what the first leaves open goes on. */
  private static void fork(Branch.Kind kind, Deque<Opening> open, Deque<Fork> forks) {
    switch (kind) {
      case BEGINS -> forks.push(new Fork(List.copyOf(open), new ArrayList<>()));
      case DIVIDES -> {
        if (!forks.isEmpty()) {
          forks.peek().after().add(List.copyOf(open));
          replace(open, forks.peek().before());
        }
      }
      case ENDS -> {
        if (!forks.isEmpty()) {
          Fork fork = forks.pop();
          if (!fork.after().isEmpty()) {
            replace(open, fork.after().get(0));
          }
        }
      }
    }
  }

  private static void replace(Deque<Opening> open, List<Opening> others) {
    open.clear();
    others.forEach(open::addLast);
  }

  private static void close(
      String file, String text, Closing tag, Deque<Opening> open, List<Finding> findings) {
    if (UNCLOSED.contains(tag.name())) {
      return;
    }
    if (open.stream().noneMatch(o -> o.name().equals(tag.name()))) {
      findings.add(
          new Finding(
              TAG,
              severity(tag.name()),
              place(file, text, tag.at()),
              "</" + tag.name() + "> closes nothing",
              "remove it, or add the <" + tag.name() + "> that it ends"));
      return;
    }
    while (!open.peek().name().equals(tag.name())) {
      findings.add(unclosed(file, text, open.pop()));
    }
    open.pop();
  }

  private static Finding unclosed(String file, String text, Opening tag) {
    return new Finding(
        TAG,
        severity(tag.name()),
        place(file, text, tag.at()),
        "<" + tag.name() + "> is not closed",
        "add </" + tag.name() + "> where it ends, in the same file");
  }

  /** What is not closed around a table moves or hides the rest of the mail. */
  private static Severity severity(String name) {
    return name.equals("table") ? Severity.ERROR : Severity.WARNING;
  }

  private static void unescaped(String file, String text, List<Finding> findings) {
    String code = TemplateSource.withoutComments(text);
    Matcher raw = RAW.matcher(code);
    while (raw.find()) {
      if (!LITERAL.matcher(code.substring(0, raw.start())).find()) {
        findings.add(
            new Finding(
                UNESCAPED,
                Severity.ERROR,
                place(file, text, raw.start()),
                raw.group() + " prints a value without escaping it: a feed could add markup",
                "remove it; templates escape every value by themselves"));
      }
    }
  }

  private static Place place(String file, String text, int at) {
    int line = (int) text.substring(0, at).chars().filter(c -> c == '\n').count() + 1;
    int start = text.lastIndexOf('\n', at - 1) + 1;
    int end = text.indexOf('\n', at);
    return new Place(
        "templates/" + file,
        line,
        at - start + 1,
        text.substring(start, end < 0 ? text.length() : end).strip());
  }
}
