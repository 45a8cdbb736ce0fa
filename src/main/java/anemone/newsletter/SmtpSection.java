package anemone.newsletter;

import anemone.deliver.Provider;
import anemone.deliver.login.Login;
import anemone.deliver.smtp.SmtpSettings;
import anemone.deliver.smtp.SmtpSettings.Client;
import anemone.deliver.smtp.SmtpSettings.StartTls;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads the group {@code smtp}: the mail server. */
final class SmtpSection {

  private static final int SUBMISSION = 587;
  private static final int SUBMISSION_OVER_TLS = 465;

  private SmtpSection() {}

  /** Returns the server; empty without a valid host. */
  static Optional<SmtpSettings> read(Fields fields, Secrets secrets, Optional<Provider> provider) {
    Optional<String> host =
        provider.isPresent()
            ? fields.optional("host", Values::host).or(() -> provider.map(Provider::host))
            : fields.required("host", Values::host);
    Optional<Integer> port = fields.optional("port", Values.whole(1, 65_535));
    Optional<Boolean> wanted = fields.optional("tls", Values::yesOrNo);
    Optional<StartTls> starttls = fields.optional("starttls", Values.oneOf(StartTls.values()));
    Login login = new LoginKeys(fields, secrets, "smtp", provider).read();
    Optional<String> helo = fields.optional("helo", Values::host);
    Set<String> ignored = ignored(fields);
    Client client = SmtpClientKeys.read(fields);
    fields.done();

    boolean tls =
        wanted.orElse(
            port.isEmpty() && starttls.isEmpty() && provider.map(Provider::tls).orElse(false));
    if (tls && starttls.isPresent() && starttls.get() != StartTls.NONE) {
      fields.problem("starttls", "cannot be combined with smtp.tls; remove one of them");
    }
    StartTls turn = tls ? StartTls.NONE : starttls.orElse(StartTls.REQUIRED);
    boolean clear = !tls && turn == StartTls.NONE && !host.map(Values::isLoopback).orElse(true);
    if (clear && !login.isNone()) {
      fields.problem(
          "starttls", "must not be none: the password would cross the network unprotected");
    }
    return host.map(
        h ->
            SmtpSettings.plain(h, port.orElse(usual(provider, tls)))
                .withTls(tls, turn)
                .withLogin(login)
                .withHelo(helo.orElse(""), "")
                .withIgnored(ignored)
                .withClient(client));
  }

  private static int usual(Optional<Provider> provider, boolean tls) {
    return provider
        .filter(p -> p.tls() == tls)
        .map(Provider::port)
        .orElse(tls ? SUBMISSION_OVER_TLS : SUBMISSION);
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
