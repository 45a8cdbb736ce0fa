package anemone.run;

import anemone.subscriber.SignUp;
import anemone.subscriber.SignUps;
import anemone.subscriber.file.SpreadsheetText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Writes the consents of all subscribers as CSV, the oldest first.
 *
 * @param signUps the store of consents
 */
public record ConsentExport(SignUps signUps) {

  private static final String HEADERS =
      "email,wording,version,asked,asked_from,confirmed,confirmed_from\r\n";

  /** Writes a row for each consent. */
  public void write(Writer out) throws IOException {
    out.write(HEADERS);
    try {
      signUps.eachConsent(consent -> write(out, consent));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static void write(Writer out, SignUp.Consent consent) {
    SignUp signUp = consent.signUp();
    List<String> row =
        List.of(
            signUp.address().toString(),
            signUp.wording(),
            SignUp.version(signUp.wording()),
            signUp.asked().toString(),
            signUp.from(),
            consent.confirmed().toString(),
            consent.from());
    try {
      out.write(
          row.stream().map(SpreadsheetText::cell).collect(Collectors.joining(",", "", "\r\n")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
