package anemone.run;

import anemone.subscriber.PreferenceSet;
import anemone.subscriber.RosterEntry;
import anemone.subscriber.file.SpreadsheetText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Writes the roster as CSV. Importing it again changes nothing.
 *
 * @param roster the roster
 */
public record RosterExport(RosterStore roster) {

  private static final String HEADERS =
      "email,name,topics,cadence,hour,timezone,language,max,pausedUntil,status\r\n";

  /** Writes a row for each subscriber who gets the newsletter or is suppressed. */
  public void write(Writer out) throws IOException {
    out.write(HEADERS);
    try {
      roster.each(entry -> write(out, entry));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static void write(Writer out, RosterEntry entry) {
    try {
      out.write(row(entry));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String row(RosterEntry entry) {
    PreferenceSet said = entry.preferences();
    return List.of(
            entry.address().toString(),
            entry.name(),
            said.topics().map(topics -> String.join("|", topics)).orElse(""),
            said.cadence().map(cadence -> cadence.word()).orElse(""),
            said.hour().map(String::valueOf).orElse(""),
            said.zone().map(zone -> zone.getId()).orElse(""),
            said.language().map(Locale::toLanguageTag).orElse(""),
            said.most().filter(most -> most > 0).map(String::valueOf).orElse(""),
            said.pausedUntil().map(String::valueOf).orElse(""),
            entry.suppression().map(s -> s.reason().word()).orElse("active"))
        .stream()
        .map(SpreadsheetText::cell)
        .collect(Collectors.joining(",", "", "\r\n"));
  }
}
