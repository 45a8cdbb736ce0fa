package anemone.newsletter;

import static anemone.newsletter.ShortNewsletter.GOOD;
import static org.assertj.core.api.Assertions.assertThat;

import anemone.deliver.login.Login;
import anemone.deliver.mailbox.ImapSettings;
import anemone.deliver.mailbox.ImapSettings.Handled;
import anemone.deliver.mailbox.ImapSettings.Security;
import anemone.network.Network;
import anemone.subscriber.Secret;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BouncesSectionTest {

  private static final Secret PASSWORD = new Secret("hunter2-hunter2-hunter2");

  @Test
  void withoutTheGroupNoMailboxIsRead() {
    assertThat(newsletter(GOOD).bounces()).isEmpty();
  }

  @Test
  void aMailboxNeedsAServerAndALoginAndIsReadOverTls() {
    assertThat(newsletter(with("")).bounces())
        .contains(
            new ImapSettings(
                "imap.example.org",
                993,
                Security.TLS,
                Login.of("tide", PASSWORD),
                "INBOX",
                Handled.MOVE,
                "Processed",
                Optional.empty(),
                ImapSettings.PATIENCE,
                Network.direct()));
  }

  @Test
  void itsPasswordIsAmongWhatIsNeverPrinted() {
    assertThat(newsletter(with("")).secrets()).contains(PASSWORD);
  }

  @ParameterizedTest
  @CsvSource({"'starttls: required', STARTTLS, 143", "'tls: false', STARTTLS, 143"})
  void theConnectionMayTurnToTlsAfterTheGreeting(String setting, Security security, int port) {
    ImapSettings settings = newsletter(with(setting)).bounces().orElseThrow();

    assertThat(settings.security()).isEqualTo(security);
    assertThat(settings.port()).isEqualTo(port);
  }

  @ParameterizedTest
  @CsvSource({
    "starttls: none, bounces.starttls: must not be none",
    "'tls: true, starttls: required', bounces.starttls: cannot be combined with bounces.tls",
    "'handled: keep, processed: Done', bounces.processed: only makes sense with",
    "handled: burn, bounces.handled: \"burn\" is not valid",
    "mailbox: x, bounces.mailbox: unknown key"
  })
  void aMistakeIsTold(String setting, String problem) {
    assertThat(problems(with(setting))).singleElement().asString().contains(problem);
  }

  @Test
  void aMailboxWithoutAServerOrAPasswordIsIncomplete() {
    assertThat(problems(GOOD + "bounces: {user: tide}\n"))
        .anyMatch(p -> p.contains("bounces.host: is missing"))
        .anyMatch(p -> p.contains("bounces.user: has no password"));
  }

  private static String with(String setting) {
    return GOOD
        + "bounces: {host: imap.example.org, user: tide, password: \"${TIDE}\""
        + (setting.isEmpty() ? "" : ", " + setting)
        + "}\n";
  }

  private static Newsletter newsletter(String text) {
    NewsletterFile file = read(text);
    assertThat(file.problems()).isEmpty();
    return file.newsletter().orElseThrow();
  }

  private static List<String> problems(String text) {
    return read(text).problems().stream().map(Object::toString).toList();
  }

  private static NewsletterFile read(String text) {
    return NewsletterFile.read(
        text,
        Path.of("news", "newsletter.yaml"),
        Map.of("TIDE", PASSWORD.value()),
        file -> {
          throw new NoSuchFileException(file.toString());
        });
  }
}
