package anemone.newsletter;

import anemone.deliver.login.Mechanism;
import anemone.deliver.smtp.SmtpSettings;
import anemone.deliver.smtp.SmtpSettings.Client;
import anemone.deliver.smtp.SmtpSettings.StartTls;
import anemone.subscriber.Secret;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads the group {@code smtp}: the mail server. */
final class SmtpSection {

  private static final int SUBMISSION = 587;
  private static final int SUBMISSION_OVER_TLS = 465;

  private SmtpSection() {}

  /** Returns the server; empty without a valid host. */
  static Optional<SmtpSettings> read(Fields fields, Secrets secrets) {
    Optional<String> host = fields.required("host", Values::host);
    Optional<Integer> port = fields.optional("port", Values.whole(1, 65_535));
    boolean tls = fields.optional("tls", Values::yesOrNo).orElse(false);
    Optional<StartTls> starttls = fields.optional("starttls", Values.oneOf(StartTls.values()));
    Optional<Mechanism> auth = fields.optional("auth", Values.oneOf(Mechanism.values()));
    Optional<String> user = fields.optional("user", Values::line);
    Optional<Secret> password = secrets.read(fields, "password");
    Optional<String> helo = fields.optional("helo", Values::host);
    Set<String> ignored = ignored(fields);
    Client client = SmtpClientKeys.read(fields);
    fields.done();

    if (tls && starttls.isPresent() && starttls.get() != StartTls.NONE) {
      fields.problem("starttls", "cannot be combined with smtp.tls; remove one of them");
    }
    if (user.isPresent() && !fields.has("password") && !fields.has("password-file")) {
      fields.problem("user", "has no password; set smtp.password or smtp.password-file");
    }
    if (user.isEmpty() && password.isPresent() && !fields.has("user")) {
      fields.problem("user", "is missing: a password needs a user");
    }
    if (auth.isPresent() && !fields.has("user")) {
      fields.problem("user", "is missing: smtp.auth needs a user");
    }
    StartTls turn = tls ? StartTls.NONE : starttls.orElse(StartTls.REQUIRED);
    boolean clear = !tls && turn == StartTls.NONE && !host.map(Values::isLoopback).orElse(true);
    if (clear && user.isPresent()) {
      fields.problem(
          "starttls", "must not be none: the password would cross the network unprotected");
    }
    return host.map(
        h ->
            SmtpSettings.plain(h, port.orElse(tls ? SUBMISSION_OVER_TLS : SUBMISSION))
                .withTls(tls, turn)
                .withLogin(user.orElse(""), password.orElse(Secret.NONE))
                .withMechanism(auth)
                .withHelo(helo.orElse(""), "")
                .withIgnored(ignored)
                .withClient(client));
  }

  private static Set<String> ignored(Fields fields) {
    return fields.values("ignore", Values.oneOf(Ignorable.values())).stream()
        .map(Ignorable::name)
        .collect(Collectors.toSet());
  }

  /** Extensions of SMTP that can be ignored. */
  private enum Ignorable {
    PIPELINING,
    SIZE,
    SMTPUTF8,
    STARTTLS
  }
}
