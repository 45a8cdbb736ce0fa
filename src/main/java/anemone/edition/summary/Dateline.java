package anemone.edition.summary;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds datelines: the place, agency or day before the first word of a report. */
final class Dateline {

  private static final String DASH = "(?:\\s?[.:,]\\s?[-–—]{1,2}\\s*|\\s[-–—]{1,2}\\s+|[–—]\\s*)";

  private static final String PLACE = "\\p{Lu}[\\p{L}\\p{M}.'’/-]{1,24}";

  private static final String PLACES = PLACE + "(?:,?\\s" + PLACE + "){0,3}+";

  private static final String DAY =
      "(?:\\d{1,2}\\.?\\s?\\p{L}{3,12}\\.?(?:\\s\\d{4})?|\\p{L}{3,12}\\.?\\s\\d{1,2}(?:,?\\s\\d{4})?"
          + "|\\d{1,4}[./-]\\d{1,2}[./-]\\d{1,4})";

  private static final String NEXT = "(?=[\\p{Lu}\\p{Lt}\\p{Lo}\\d\"“„«‘'])";

  /** The forms of datelines, tried at the beginning of a line's first sentence. */
  private static final List<Pattern> KINDS =
      List.of(
          // LONDON, 3 May (Reuters) - ; Wiesbaden (KNA/iz). ; Berlin (dpa) -
          Pattern.compile(
              PLACES
                  + "(?:,?\\s"
                  + DAY
                  + ")?\\s*[(（](?:\\p{L}[\\p{L}/. &-]{1,24})[)）]"
                  + "(?:"
                  + DASH
                  + "|\\s?[.:]\\s*)"
                  + NEXT),
          // PARIS, May 3 - ; BERLIN: ; ERDEN. ; ELSIN, NORTH SHORE.-
          Pattern.compile(
              "\\p{Lu}[\\p{Lu}.'’/-]{1,24}\\p{Lu}(?:,?\\s\\p{Lu}[\\p{Lu}.'’/-]{0,24}\\p{Lu}){0,3}+(?:,\\s"
                  + DAY
                  + ")?(?:"
                  + DASH
                  + "|\\s?[.:]\\s+)"
                  + "(?=[\\p{Lu}\\d\"“„«‘'][^\\p{Lu}])"),
          // Washington.- ; Rome, 3 May 2021 - ; Genf –
          Pattern.compile(PLACE + "(?:,\\s" + DAY + ")?(?:\\.\\s?[-–—]\\s*|,?\\s[–—]\\s)" + NEXT),
          Pattern.compile(PLACE + ",\\s[(]?" + DAY + "[)]?(?:\\s*[-–—:.]\\s*)" + NEXT),
          // Harbour-Times.com - ; (Harbour-Times.com) -
          Pattern.compile("\\(?[\\p{L}\\d][\\p{L}\\d-]{1,30}\\.\\p{L}{2,4}\\)?\\s[-–—]\\s+" + NEXT),
          // Update, 28.4.2020, 12.45 Uhr:
          Pattern.compile(
              "(?:Update|UPDATE),?\\s(?:vom\\s)?"
                  + DAY
                  + "(?:,?\\s\\d{1,2}[:.]\\d\\d(?:\\sUhr)?)?\\s?(?:-{1,2}|[–—:|])\\s+"
                  + NEXT),
          // 3 May 2021 - ; May 3, 2021 --
          Pattern.compile(DAY + "\\s?(?:-{1,2}|[–—:|])\\s+" + NEXT));

  private Dateline() {}

  /** Returns the position after the dateline of a sentence, or its start if it has none. */
  static int end(String text, int start, int end) {
    for (Pattern kind : KINDS) {
      Matcher matcher = kind.matcher(text).region(start, end).useTransparentBounds(true);
      if (matcher.lookingAt()) {
        return matcher.end();
      }
    }
    return start;
  }
}
