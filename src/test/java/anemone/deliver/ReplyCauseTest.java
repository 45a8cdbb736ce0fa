package anemone.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import anemone.fixture.MailFixture;
import anemone.subscriber.EmailAddress;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whose fault a refusal is, in the words of many mail systems. */
class ReplyCauseTest {

  private static final EmailAddress READER = address("ada@reef.example");
  private static final EmailAddress SENDER = address("digest@news.example");
  private static final Pattern REPLY =
      Pattern.compile("(\\d{3})[ -]#?(?:([245]\\.\\d+\\.\\d+) )?(.*)");

  @ParameterizedTest
  @MethodSource("refusals")
  void aRefusalIsAboutWhatItsWordsSay(String line) {
    String[] cells = line.split("\t", -1);

    assertThat(ReplyCause.of(reply(cells[2]), READER, SENDER).word()).isEqualTo(cells[1]);
  }

  @Test
  void aReplyThatNamesTheSendersAddressAndNotTheReadersIsAboutTheSender() {
    assertThat(
            ReplyCause.of(reply("550 5.1.1 <digest@news.example>: no such user"), READER, SENDER))
        .isEqualTo(ReplyCause.SENDER);
    assertThat(ReplyCause.of(reply("550 5.1.1 <ada@reef.example>: no such user"), READER, SENDER))
        .isEqualTo(ReplyCause.NO_MAILBOX);
  }

  @ParameterizedTest
  @ValueSource(strings = {"spam@reef.example", "relay.quota@reef.example", "helo@reef.example"})
  void theReadersOwnAddressIsNoReason(String reader) {
    assertThat(ReplyCause.of(reply("550 5.1.1 <" + reader + ">: no"), address(reader), SENDER))
        .isEqualTo(ReplyCause.NO_MAILBOX);
  }

  @Test
  void wordsOfAnyLengthAreReadInNoTime() {
    String words = "user sender from ".repeat(30) + "x";

    assertThat(ReplyCause.of(new Reply(550, "", words), READER, SENDER))
        .isEqualTo(ReplyCause.RECIPIENT);
  }

  static List<String> refusals() throws IOException {
    try (InputStream in = ReplyCauseTest.class.getResourceAsStream("refusals.tsv")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .toList();
    }
  }

  private static Reply reply(String line) {
    Matcher parts = REPLY.matcher(line);
    assertThat(parts.matches()).as(line.toLowerCase(Locale.ROOT)).isTrue();
    String status = parts.group(2) == null ? "" : parts.group(2);
    return new Reply(Integer.parseInt(parts.group(1)), status, parts.group(3));
  }

  private static EmailAddress address(String text) {
    return MailFixture.subscriber(text).address();
  }
}
