package anemone.cli;

import anemone.deliver.Transport;
import anemone.deliver.jakarta.JakartaTransport;
import anemone.deliver.mime.MimeComposer;
import anemone.deliver.smtp.AutoTransport;
import anemone.deliver.smtp.ServerQuirks;
import anemone.deliver.smtp.SmtpSettings;
import anemone.deliver.smtp.SmtpSettings.Client.Kind;
import anemone.deliver.smtp.SmtpTransport;
import anemone.newsletter.Newsletter;
import anemone.run.Mailer;

/**
 * Creates what sends messages.
 *
 * @param newsletter the settings
 * @param surroundings what a rehearsal replaces
 */
record MailWiring(Newsletter newsletter, Surroundings surroundings) {

  /** The way out for mail that no ledger knows, which leaves one at a time. */
  Mailer mailer() {
    Transport transport =
        newsletter.smtp().client().kind() == Kind.PIPELINED
            ? new SmtpTransport(newsletter.smtp(), composer(), ServerQuirks.none())
            : new JakartaTransport(newsletter.smtp(), composer());
    return mailer(transport);
  }

  /** The way out for editions. */
  Mailer mailer(ServerQuirks quirks) {
    SmtpSettings smtp = newsletter.smtp();
    MimeComposer composer = composer();
    Transport pipelined = new SmtpTransport(smtp, composer, quirks);
    Transport jakarta = new JakartaTransport(smtp, composer);
    return mailer(
        surroundings
            .around()
            .apply(
                switch (smtp.client().kind()) {
                  case AUTO -> new AutoTransport(pipelined, jakarta, quirks);
                  case PIPELINED -> pipelined;
                  case JAKARTA -> jakarta;
                }));
  }

  private Mailer mailer(Transport transport) {
    return new Mailer(
        transport, newsletter.dispatch(), surroundings.steady(), surroundings.pause());
  }

  /** What makes the bytes of messages. */
  MimeComposer composer() {
    return new MimeComposer(FastSignatures.in(newsletter.signer()));
  }
}
