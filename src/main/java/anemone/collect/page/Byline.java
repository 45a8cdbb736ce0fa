package anemone.collect.page;

import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Finds the line of a page that names the author. */
final class Byline {

  private static final int LONGEST = 100;

  private static final Pattern BEFORE =
      Pattern.compile(
          "^(?:(?:written|posted|words|story|reported|text)\\s+)?(?:by|von|par|por|di|door|av|od)\\b:?\\s+|^author:?\\s+",
          Pattern.CASE_INSENSITIVE);

  /** A date or other text after the name. */
  private static final Pattern BEHIND =
      Pattern.compile(
          "(?<!\\s)\\s*+(?:\\b(?:alles|alle (?:beitr\u00e4ge|artikel)|more|all posts|view all)"
              + " (?:von|from|by)\\b|(?<=\\s)(?:am|on|le|el|il)$|[|\u2022\u00b7]|\\b(?:(?:last"
              + " )?updated|published|posted)\\b|\\bon \\w+"
              + " \\d|[,-]?\\s*\\b(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,?\\s+\\w+\\.?"
              + " \\d|[,-]?\\s*\\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\.?"
              + " \\d|[,-]?\\s*\\d{1,2}[ ./]).*$",
          Pattern.CASE_INSENSITIVE);

  private Byline() {}

  /**
   * Returns the short lines of elements named as bylines, those outside of menus and lists first.
   */
  static Stream<String> of(Document page, Predicate<Element> wanted) {
    return Stream.concat(
        lines(
            page, wanted.and(element -> element.parents().stream().noneMatch(Byline::isElsewhere))),
        lines(page, wanted.and(element -> !Marks.isHidden(element))));
  }

  /**
   * Returns the name in a line such as "By Ines Marbach | 23 November 2026"; empty if there is
   * none.
   */
  static String name(String line) {
    String name = BEHIND.matcher(BEFORE.matcher(line).replaceFirst("")).replaceFirst("").strip();
    return name.codePoints().anyMatch(Character::isLetter) ? name : "";
  }

  private static Stream<String> lines(Document page, Predicate<Element> wanted) {
    return page.body().getAllElements().stream()
        .filter(element -> Marks.isByline(element) && wanted.test(element))
        .flatMap(
            element -> {
              String text = PlainHtml.line(element.text());
              return text.isEmpty() || text.length() >= LONGEST
                  ? Stream.empty()
                  : Stream.of(named(element).or(() -> inner(element, text)).orElse(text));
            });
  }

  private static Optional<String> named(Element element) {
    return Optional.ofNullable(element.selectFirst("[itemprop=name]"))
        .map(name -> PlainHtml.line(name.text()))
        .filter(name -> !name.isEmpty());
  }

  /** Returns the inner element of a byline, without the text after it. */
  private static Optional<String> inner(Element element, String text) {
    return element.getAllElements().stream()
        .skip(1)
        .filter(Marks::isByline)
        .map(inner -> PlainHtml.line(inner.text()))
        .filter(line -> !line.equals(text) && text.startsWith(line) && line.contains(" "))
        .findFirst();
  }

  private static boolean isElsewhere(Element around) {
    return Marks.isHidden(around) || (!around.is("body, article") && Marks.isAround(around));
  }
}
