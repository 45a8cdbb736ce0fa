package anemone.newsletter;

import static anemone.newsletter.ShortNewsletter.GOOD;
import static anemone.newsletter.ShortNewsletter.good;
import static anemone.newsletter.ShortNewsletter.problems;
import static org.assertj.core.api.Assertions.assertThat;

import anemone.subscriber.Secret;
import org.junit.jupiter.api.Test;

/** Values from the environment and from files, most of them secret. */
class NewsletterSecretsTest {

  @Test
  void valuesComeFromTheEnvironment() {
    String text =
        GOOD
            + """
              port: ${PORT}
              user: ${NOBODY:-tide}@${EMPTY:-example.org}
              password: ${TIDE_PASSWORD}
            """;

    assertThat(good(text).smtp().port()).isEqualTo(2525);
    assertThat(good(text).smtp().login().user()).isEqualTo("tide@example.org");
    assertThat(good(text).smtp().login().credential().known().get(0))
        .isEqualTo(new Secret("hunter2-hunter2-hunter2"));
    assertThat(good(text).toString()).doesNotContain("hunter2");
    assertThat(good(GOOD.replace("The Tide\n", "Tide $${X}\n")).letterhead().name())
        .isEqualTo("Tide ${X}");
  }

  @Test
  void aVariableThatIsNotSetIsNamed() {
    assertThat(problems(GOOD + "  port: ${NOBODY}\n"))
        .containsExactly(
            "news/newsletter.yaml:17: smtp.port: needs the environment variable NOBODY,"
                + " which is not set");
    assertThat(problems(GOOD + "  user: ${not a name}\n")).hasSize(1);
  }

  @Test
  void anEmptyValueIsNone() {
    assertThat(
            good(GOOD + "  user: ${EMPTY}\n  password: ${NOBODY:-}\n  port:\n")
                .smtp()
                .login()
                .user())
        .isEmpty();
  }

  @Test
  void aSecretIsNeverPrinted() {
    assertThat(problems(GOOD + "  password: s3cret-in-plain-text\n  user: x\n"))
        .hasSize(1)
        .noneMatch(p -> p.contains("s3cret"));
    assertThat(problems(GOOD + "  password: ${NOBODY:-s3cret}\n  user: x\n"))
        .hasSize(1)
        .noneMatch(p -> p.contains("s3cret"));
    assertThat(problems(GOOD + "  port: ${TIDE_PASSWORD}\n"))
        .containsExactly(
            "news/newsletter.yaml:17: smtp.port: \"${TIDE_PASSWORD}\" is not valid;"
                + " must be a whole number from 1 to 65535");
  }

  @Test
  void aSecretMayStandInAFileOfItsOwn() {
    assertThat(
            good(GOOD + "  user: tide\n  password-file: key.txt\n")
                .smtp()
                .login()
                .credential()
                .known()
                .get(0))
        .isEqualTo(new Secret("from news/key.txt"));
    assertThat(problems(GOOD + "  user: tide\n  password-file: gone.txt\n"))
        .containsExactly(
            "news/newsletter.yaml:18: smtp.password-file: there is no file news/gone.txt");
  }

  @Test
  void aPasswordNeverCrossesTheNetworkUnprotected() {
    String login = "  user: tide\n  password: ${TIDE_PASSWORD}\n  starttls: none\n";

    assertThat(problems(GOOD + login)).hasSize(1);
    assertThat(good(GOOD.replace("mail.example.org", "localhost") + login).smtp().login().user())
        .isEqualTo("tide");
  }

  @Test
  void aKeyForLinksIsLongEnough() {
    assertThat(problems(GOOD.replace("  links:", "  secret: ${PORT}\n  links:")))
        .containsExactly(
            "news/newsletter.yaml:5: newsletter.secret: is too short; must have at least 16"
                + " characters");
  }

  @Test
  void formerKeysForLinksAreNamedAsTheKeyIs() {
    Newsletter newsletter =
        good(
            GOOD.replace(
                "  links:", "  former-secrets: [\"${TIDE_PASSWORD}\", \"${EMPTY}\"]\n  links:"));

    assertThat(newsletter.linkKeys().former())
        .containsExactly(new Secret("hunter2-hunter2-hunter2"));
    assertThat(newsletter.secrets()).contains(new Secret("hunter2-hunter2-hunter2"));
    assertThat(problems(GOOD.replace("  links:", "  former-secrets: [abc]\n  links:")))
        .hasSize(1)
        .allMatch(p -> p.contains("newsletter.former-secrets: must not be in the file"));
  }
}
