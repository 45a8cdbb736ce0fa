package anemone.render.lint;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The tags and branches of an HTML template, in the order of its text. What FreeMarker reads
 * (directives, interpolations, comments) and comments of HTML are no tags.
 */
final class TemplateSource {

  private static final Pattern TAG =
      Pattern.compile("<(/?)([a-zA-Z][a-zA-Z0-9-]*+)((?:\"[^\"]*+\"|'[^']*+'|[^'\">])*+)>");
  private static final Pattern DIRECTIVE = Pattern.compile("</?[#@]");

  private final String text;
  private final StringBuilder blank;
  private final List<Piece> pieces = new ArrayList<>();

  private TemplateSource(String text) {
    this.text = text;
    this.blank = new StringBuilder(text);
  }

  /** A tag or a branch, at an index. */
  sealed interface Piece {

    /** Returns its index in the text. */
    int at();
  }

  /** A tag that begins an element. */
  record Opening(int at, String name, boolean empty) implements Piece {}

  /** A tag that ends an element. */
  record Closing(int at, String name) implements Piece {}

  /** A directive that begins, divides or ends alternatives. */
  record Branch(int at, Kind kind) implements Piece {

    /** What it does. */
    enum Kind {
      BEGINS,
      DIVIDES,
      ENDS
    }
  }

  /** Returns the pieces of a template. */
  static List<Piece> pieces(String text) {
    TemplateSource source = new TemplateSource(text);
    source.directives();
    source.tags();
    source.pieces.sort((a, b) -> Integer.compare(a.at(), b.at()));
    return List.copyOf(source.pieces);
  }

  /** Returns the text with blanks in place of comments of FreeMarker and of HTML. */
  static String withoutComments(String text) {
    StringBuilder rest = new StringBuilder(text);
    for (String[] comment : new String[][] {{"<#--", "-->"}, {"<!--", "-->"}}) {
      int start = rest.indexOf(comment[0]);
      while (start >= 0) {
        int end = rest.indexOf(comment[1], start);
        blank(rest, start, end < 0 ? rest.length() : end + comment[1].length());
        start = rest.indexOf(comment[0], start);
      }
    }
    return rest.toString();
  }

  private void directives() {
    blank.replace(0, blank.length(), withoutComments(text));
    for (int i = 0; i < blank.length(); i++) {
      if (blank.charAt(i) == '$' && blank.indexOf("${", i) == i) {
        int end = end(i + 2, '}');
        blank(blank, i, end);
        i = end - 1;
      } else if (blank.charAt(i) == '<') {
        Matcher directive = DIRECTIVE.matcher(blank).region(i, Math.min(blank.length(), i + 3));
        if (directive.lookingAt()) {
          int end = end(directive.end(), '>');
          branch(i, blank.substring(i, end));
          blank(blank, i, end);
          i = end - 1;
        }
      }
    }
  }

  private void branch(int at, String directive) {
    String word = directive.replaceAll("^(</?[#@]\\w*)[\\s\\S]*$", "$1");
    switch (word) {
      case "<#if", "<#list", "<#switch", "<#attempt" ->
          pieces.add(new Branch(at, Branch.Kind.BEGINS));
      case "<#else", "<#elseif", "<#elseIf", "<#case", "<#default", "<#recover" ->
          pieces.add(new Branch(at, Branch.Kind.DIVIDES));
      case "</#if", "</#list", "</#switch", "</#attempt" ->
          pieces.add(new Branch(at, Branch.Kind.ENDS));
      default -> {}
    }
  }

  private void tags() {
    Matcher tag = TAG.matcher(blank);
    while (tag.find()) {
      String name = tag.group(2).toLowerCase(java.util.Locale.ROOT);
      pieces.add(
          tag.group(1).isEmpty()
              ? new Opening(tag.start(), name, tag.group(3).endsWith("/"))
              : new Closing(tag.start(), name));
    }
  }

  /** Returns the index behind the end of a directive or interpolation. */
  private int end(int from, char last) {
    int depth = 0;
    for (int i = from; i < blank.length(); i++) {
      char c = blank.charAt(i);
      if (c == '"' || c == '\'') {
        i = string(i);
      } else if (c == '(' || c == '[' || c == '{') {
        depth++;
      } else if (depth > 0 && (c == ')' || c == ']' || c == '}')) {
        depth--;
      } else if (depth == 0 && c == last) {
        return i + 1;
      }
    }
    return blank.length();
  }

  private int string(int start) {
    for (int i = start + 1; i < blank.length(); i++) {
      if (blank.charAt(i) == '\\') {
        i++;
      } else if (blank.charAt(i) == blank.charAt(start)) {
        return i;
      }
    }
    return blank.length();
  }

  private static void blank(StringBuilder text, int start, int end) {
    for (int i = start; i < end; i++) {
      if (text.charAt(i) != '\n') {
        text.setCharAt(i, ' ');
      }
    }
  }
}
