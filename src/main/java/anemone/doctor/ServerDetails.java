package anemone.doctor;

import anemone.deliver.Transport.ServerFacts;
import anemone.deliver.login.Login;
import anemone.deliver.smtp.SmtpSettings;
import anemone.network.Proxy;
import anemone.newsletter.Newsletter;
import anemone.newsletter.SmtpProperty;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Tells how mail leaves: by which client and login, and through which proxy.
 *
 * @param newsletter the settings
 * @param facts what is known of the server
 */
record ServerDetails(Newsletter newsletter, ServerFacts facts) {

  private static final String PIPELINING = "PIPELINING";

  /** Returns one result for each of them. */
  List<CheckResult> results() {
    List<CheckResult> found = new ArrayList<>();
    found.add(CheckResult.ok("client", client()));
    SmtpSettings smtp = newsletter.smtp();
    if (!smtp.login().isNone()) {
      found.add(CheckResult.ok("login", login(smtp.login())));
    }
    newsletter
        .provider()
        .ifPresent(p -> found.add(CheckResult.ok("provider", p.name() + ", " + p.host())));
    Optional<Proxy> proxy = newsletter.network().proxies().other(smtp.host());
    proxy.ifPresent(p -> found.add(CheckResult.ok("proxy", "mail goes through " + p.address())));
    SmtpProperty.weakening(smtp.client().properties())
        .forEach(name -> found.add(CheckResult.warn("tls", name + " weakens it")));
    return found;
  }

  private String client() {
    String editions =
        switch (newsletter.smtp().client().kind()) {
          case AUTO ->
              facts.offers(PIPELINING)
                  ? "editions leave pipelined, other mail by Jakarta Mail"
                  : "all mail leaves by Jakarta Mail, since the server offers no PIPELINING";
          case PIPELINED -> "all mail leaves pipelined";
          case JAKARTA -> "all mail leaves by Jakarta Mail";
        };
    return editions + "; the server offers " + String.join(", ", facts.offers());
  }

  private String login(Login login) {
    return login.user()
        + facts.mechanism().map(way -> " by " + way).orElse(" by a mechanism of Jakarta Mail")
        + login.credential().end().map(end -> "; the access token ends at " + end).orElse("");
  }
}
