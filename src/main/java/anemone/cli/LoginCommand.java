package anemone.cli;

import anemone.deliver.login.Consent;
import anemone.deliver.login.DeviceConsent;
import anemone.deliver.login.Login;
import anemone.deliver.login.OAuthSettings;
import anemone.deliver.mailbox.ImapSettings;
import anemone.process.CommandFailure;
import anemone.process.ExitCode;
import anemone.process.Host;
import anemone.subscriber.Secret;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code anemone login}: gets the refresh token of a mail provider. */
@Command(
    name = "login",
    mixinStandardHelpOptions = true,
    description =
        "Log in to a mail provider by OAuth 2.0 instead of a password (the group oauth2), and store"
            + " the refresh token in oauth2.refresh-token-file. Prints the address at which to give"
            + " consent, and opens no browser.",
    footer = {
      "",
      "Examples: anemone login",
      "          anemone login --device     on a server without a browser"
    })
final class LoginCommand implements Callable<Integer> {

  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private final Host host;

  @Mixin private NewsletterOptions options;

  @Option(
      names = "--device",
      description = "Give consent on another device, with a code that is printed.")
  private boolean device;

  @Option(
      names = "--bounces",
      description = "Log in to the return mailbox, not to the mail server.")
  private boolean bounces;

  LoginCommand(Host host) {
    this.host = host;
  }

  @Override
  public Integer call() throws InterruptedException {
    Wiring wiring = Wiring.of(host, options.config());
    Login login = login(wiring);
    OAuthSettings settings =
        login
            .oauth2()
            .orElseThrow(
                () ->
                    failure(
                        "OAuth 2.0 is not configured; set the group "
                            + (bounces ? "bounces" : "smtp")
                            + ".oauth2, or smtp.provider"));
    Path file =
        settings
            .refreshFile()
            .orElseThrow(
                () -> failure("no file for the refresh token; set oauth2.refresh-token-file"));
    try {
      Secret token = device ? onDevice(wiring, settings) : inBrowser(wiring, settings, login);
      wiring.tokens().write(file, token);
      host.out().println("logged in as " + login.user() + ". Next: " + wiring.command("doctor"));
      return ExitCode.OK.number();
    } catch (IOException e) {
      throw new CommandFailure(ExitCode.UNAVAILABLE, "unable to log in: " + e.getMessage(), e);
    }
  }

  private Login login(Wiring wiring) {
    Optional<Login> mailbox = wiring.newsletter().bounces().map(ImapSettings::login);
    return bounces ? mailbox.orElse(Login.NONE) : wiring.newsletter().smtp().login();
  }

  private CommandFailure failure(String why) {
    return new CommandFailure(ExitCode.CONFIGURATION, options.config() + ": " + why);
  }

  private Secret inBrowser(Wiring wiring, OAuthSettings settings, Login login) throws IOException {
    try (LoopbackPage page = new LoopbackPage()) {
      Consent consent = new Consent(settings, page.address(), login.user(), new SecureRandom());
      host.out().println("Open this address in a browser on this machine:\n" + consent.page());
      host.out().flush();
      Map<String, String> query = page.await(PATIENCE);
      if (query.isEmpty()) {
        throw new IOException(
            "no consent within 10 minutes; on a machine without a browser, use --device");
      }
      return consent.refreshToken(query, wiring.tokens());
    }
  }

  private Secret onDevice(Wiring wiring, OAuthSettings settings)
      throws IOException, InterruptedException {
    DeviceConsent consent =
        new DeviceConsent(settings, wiring.tokens(), host.clock(), Wiring.PAUSE);
    DeviceConsent.Request request = consent.begin();
    host.out().println("Open " + request.page() + " and enter the code " + request.code());
    host.out().flush();
    return consent.await(request);
  }
}
