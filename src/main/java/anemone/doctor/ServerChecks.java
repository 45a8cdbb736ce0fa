package anemone.doctor;

import anemone.deliver.Transport;
import anemone.deliver.smtp.SmtpSettings;
import anemone.newsletter.Newsletter;
import anemone.process.CommandFailure;
import anemone.process.ExitCode;
import anemone.render.Proof;
import anemone.render.TemplateProblem;
import anemone.run.NewsletterState;
import anemone.run.StateFolder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;

/**
 * Checks whether the mail server of a newsletter takes its mail.
 *
 * @param newsletter the newsletter
 * @param folder its state folder
 * @param transport its mail server
 * @param size the size of a copy of an edition in octets
 */
record ServerChecks(
    Newsletter newsletter, StateFolder folder, Transport transport, ToLongFunction<Proof> size) {

  /** Returns the results. */
  List<CheckResult> results() {
    SmtpSettings smtp = newsletter.smtp();
    String server = smtp.server();
    try (Transport.Connection connection = transport.open()) {
      Optional<String> tooLarge = tooLarge(connection.largest());
      if (tooLarge.isPresent()) {
        return List.of(CheckResult.fail("smtp", server + tooLarge.get(), ExitCode.UNAVAILABLE));
      }
      List<CheckResult> found = new ArrayList<>();
      found.add(
          CheckResult.ok(
              "smtp",
              server
                  + (connection.usable() ? " takes mail" : " answers")
                  + (smtp.login().isNone() ? ", without a login" : ", and the login works")));
      found.addAll(new ServerDetails(newsletter, connection.facts()).results());
      return found;
    } catch (IOException e) {
      return List.of(CheckResult.fail("smtp", e.getMessage() + hint(e), ExitCode.UNAVAILABLE));
    }
  }

  /** Compares the server's size limit with the last approved edition. */
  private Optional<String> tooLarge(long limit) {
    try (NewsletterState state = folder.read()) {
      return state.proofs().all().stream()
          .findFirst()
          .flatMap(state.proofs()::find)
          .map(approved -> size.applyAsLong(approved.proof()))
          .filter(octets -> limit > 0 && octets > limit)
          .map(
              octets ->
                  (" accepts messages of at most %,d octets, and the last edition has %,d; raise"
                          + " its limit (message_size_limit in Postfix), or use fewer stories or"
                          + " pictures")
                      .formatted(limit, octets));
    } catch (CommandFailure | TemplateProblem e) {
      // Other checks report it.
      return Optional.empty();
    }
  }

  private static String hint(IOException e) {
    String why = String.valueOf(e.getMessage());
    if (why.contains("anemone login") || why.contains("check proxy") || why.contains("oauth2")) {
      return "";
    }
    return why.startsWith("unable to log in")
        ? "; check smtp.user and smtp.password"
        : "; check the group smtp in the settings";
  }
}
