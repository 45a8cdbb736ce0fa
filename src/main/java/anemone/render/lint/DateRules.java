package anemone.render.lint;

import anemone.render.Clean;
import com.ibm.icu.text.DateFormatSymbols;
import com.ibm.icu.util.ULocale;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A rule for dates in the text part. */
final class DateRules {

  static final List<Rule> ALL = List.of(Rule.warning("text-date", DateRules::torn));

  private static final String BETWEEN = "[\\s,.]{1,3}(?:(?:de|of)\\s)?";
  private static final String DAY = "\\p{Nd}{1,2}(?:\\.|er|st|nd|rd|th)?";
  private static final String YEAR = "\\p{Nd}{4}";
  private static final String NUMBERED =
      YEAR + "\\s?\u5e74\\s?\\p{Nd}{1,2}\\s?\u6708\\s?\\p{Nd}{1,2}\\s?\u65e5";

  /** The number of characters on each side of a break that may belong to one date. */
  private static final int LONGEST = 40;

  private DateRules() {}

  /** A date on two lines is easily misread: "on Monday, 2" and "3 November". */
  private static void torn(Specimen specimen, Findings findings) {
    Pattern date = dates(specimen.page().select("html").attr("lang"));
    String text = specimen.message().text();
    for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', end + 1)) {
      int from = Math.max(text.lastIndexOf('\n', end - 1) + 1, end - LONGEST);
      int next = text.indexOf('\n', end + 1);
      int to = Math.min(next < 0 ? text.length() : next, end + LONGEST);
      if (from >= end || end + 1 >= to) {
        continue;
      }
      Matcher found = date.matcher(text.substring(from, to));
      while (found.find()) {
        boolean torn = from + found.start() < end && from + found.end() > end + 1;
        if (torn && !isSaid(specimen, found.group())) {
          findings.add(
              Specimen.at(Specimen.TEXT, text, from + found.start()),
              "the date " + Clean.line(found.group()) + " is torn apart by the end of the line",
              "put it between \" \u00b7 \", as the line below a story has it, or begin a line with"
                  + " it");
        }
      }
    }
  }

  private static boolean isSaid(Specimen specimen, String date) {
    return Stream.of(" ", "")
        .map(gap -> Clean.line(date.replaceAll("\\s*\n\\s*", gap)))
        .anyMatch(specimen.origin()::says);
  }

  /** Returns the dates of a language: weekday, day, month and year in its order. */
  private static Pattern dates(String tag) {
    DateFormatSymbols symbols = DateFormatSymbols.getInstance(ULocale.forLanguageTag(tag));
    String month = any(symbols.getMonths(), symbols.getShortMonths());
    String weekday = any(symbols.getWeekdays(), symbols.getShortWeekdays());
    String dayFirst = DAY + BETWEEN + month;
    String monthFirst = month + BETWEEN + DAY + "\\b";
    return Pattern.compile(
        NUMBERED
            + "|(?:\\b"
            + weekday
            + BETWEEN
            + ")?(?:"
            + dayFirst
            + "|"
            + monthFirst
            + ")(?:"
            + BETWEEN
            + YEAR
            + ")?",
        Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }

  private static String any(String[] names, String[] shortNames) {
    return Stream.concat(Stream.of(names), Stream.of(shortNames))
        .filter(name -> name.codePoints().anyMatch(Character::isLetter))
        .distinct()
        .sorted((a, b) -> b.length() - a.length())
        .map(name -> Pattern.quote(name).replace(" ", "\\E\\s\\Q"))
        .collect(Collectors.joining("|", "(?:", ")"));
  }
}
