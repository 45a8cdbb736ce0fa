package anemone.newsletter;

import anemone.deliver.login.Login;
import anemone.deliver.mailbox.ImapSettings;
import anemone.deliver.mailbox.ImapSettings.Handled;
import anemone.deliver.mailbox.ImapSettings.Security;
import anemone.network.Network;
import java.util.Optional;

/** Reads the group {@code bounces}: the mailbox for bounces. */
final class BouncesSection {

  private static final int OVER_TLS = 993;
  private static final int PLAIN = 143;

  private BouncesSection() {}

  /** Whether a connection is upgraded to TLS. */
  private enum StartTls {
    REQUIRED,
    NONE
  }

  /** Returns the mailbox; empty if the group is absent. */
  static Optional<ImapSettings> read(Fields fields, Secrets secrets) {
    Optional<String> host = fields.required("host", Values::host);
    Optional<Integer> port = fields.optional("port", Values.whole(1, 65_535));
    Optional<Boolean> tls = fields.optional("tls", Values::yesOrNo);
    Optional<StartTls> starttls = fields.optional("starttls", Values.oneOf(StartTls.values()));
    Login login = new LoginKeys(fields, secrets, "bounces", Optional.empty()).read();
    Optional<String> folder = fields.optional("folder", Values::line);
    Handled handled =
        fields.optional("handled", Values.oneOf(Handled.values())).orElse(Handled.MOVE);
    Optional<String> processed = fields.optional("processed", Values::line);
    Optional<String> authority = fields.optional("authenticated-by", Values::host);
    fields.done();

    fields.require("user");
    if (processed.isPresent() && handled != Handled.MOVE) {
      fields.problem("processed", "only makes sense with bounces.handled: move");
    }
    if (tls.orElse(false) && starttls.equals(Optional.of(StartTls.REQUIRED))) {
      fields.problem("starttls", "cannot be combined with bounces.tls; remove one of them");
    }
    Security security = security(tls, starttls);
    if (security == Security.NONE && !host.map(Values::isLoopback).orElse(true)) {
      fields.problem(
          "starttls", "must not be none: the password would cross the network unprotected");
    }
    return host.map(
        h ->
            new ImapSettings(
                h,
                port.orElse(security == Security.TLS ? OVER_TLS : PLAIN),
                security,
                login,
                folder.orElse("INBOX"),
                handled,
                processed.orElse("Processed"),
                authority,
                ImapSettings.PATIENCE,
                Network.direct()));
  }

  /** Returns the security of the connection: implicit TLS by default (RFC 8314). */
  private static Security security(Optional<Boolean> tls, Optional<StartTls> starttls) {
    if (tls.orElse(starttls.isEmpty())) {
      return Security.TLS;
    }
    return starttls.equals(Optional.of(StartTls.NONE)) ? Security.NONE : Security.STARTTLS;
  }
}
