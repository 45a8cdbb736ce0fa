package anemone.deliver.mailbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anemone.deliver.bounce.BounceMailbox.MailboxMessage;
import anemone.deliver.login.Login;
import anemone.deliver.mailbox.ImapSettings.Handled;
import anemone.deliver.mailbox.ImapSettings.Security;
import anemone.fixture.SlowServer;
import anemone.network.Network;
import anemone.subscriber.Secret;
import com.icegreen.greenmail.store.StoredMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Flags;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImapMailboxIT {

  private static final String PASSWORD = "tide table";

  private GreenMail server;
  private GreenMailUser user;

  @BeforeEach
  void start() {
    ServerSetup imap = new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP);
    ServerSetup imaps = new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAPS);
    server = new GreenMail(new ServerSetup[] {imap, imaps});
    server.start();
    user = server.setUser("news@tidings.example", "news", PASSWORD);
  }

  @AfterEach
  void stop() {
    server.stop();
  }

  @Test
  void whatIsDoneWithMovesToAFolderThatIsMadeAndTheRestStaysUnread() throws Exception {
    arrive(5);

    try (ImapMailbox box = open(Handled.MOVE, place -> false)) {
      List<MailboxMessage> letters = box.next(10);
      letters.forEach(ImapMailboxIT::content);
      box.putAway(letters.subList(1, 4));
      assertThat(box.next(10)).isEmpty();
    }

    assertThat(subjects("INBOX")).containsExactlyInAnyOrder("message 0", "message 4");
    assertThat(subjects("Processed"))
        .containsExactlyInAnyOrder("message 1", "message 2", "message 3");
    assertThat(messages("INBOX")).noneMatch(m -> m.isSet(Flags.Flag.SEEN));
  }

  @ParameterizedTest
  @EnumSource(Handled.class)
  void everyMessageIsHandedOverOnceWhateverBecomesOfThoseBefore(Handled handled) throws Exception {
    arrive(23);
    List<String> met = new ArrayList<>();

    try (ImapMailbox box = open(handled, place -> false)) {
      for (List<MailboxMessage> some = box.next(4); !some.isEmpty(); some = box.next(4)) {
        some.forEach(letter -> met.add(content(letter).lines().findFirst().orElse("")));
        box.putAway(some.subList(0, some.size() / 2 + some.size() % 2));
      }
    }

    assertThat(met).doesNotHaveDuplicates().hasSize(23);
    assertThat(subjects("INBOX")).hasSize(handled == Handled.KEEP ? 23 : 11);
  }

  @Test
  void aPlaceThatIsKnownIsNotReadAgain() throws Exception {
    arrive(2);
    List<String> places = new ArrayList<>();
    try (ImapMailbox box = open(Handled.KEEP, place -> false)) {
      box.next(10).forEach(letter -> places.add(letter.place()));
    }
    arrive(1);

    try (ImapMailbox box = open(Handled.KEEP, places::contains)) {
      assertThat(box.next(10)).hasSize(1);
    }
  }

  @Test
  void theBytesAreThoseThatCame() throws Exception {
    arrive(1);

    try (ImapMailbox box = open(Handled.KEEP, place -> false)) {
      assertThat(content(box.next(1).get(0))).startsWith("Subject: message 0\r\n\r\nbody 0");
    }
  }

  @Test
  void ofAMessageThatIsFarTooLongTheBeginningIsRead() throws Exception {
    deliver("Subject: long\r\n\r\n" + "0123456789abcdef\r\n".repeat(500_000));

    try (ImapMailbox box = open(Handled.KEEP, place -> false)) {
      assertThat(content(box.next(1).get(0))).startsWith("Subject: long").hasSize(1 << 18);
    }
  }

  @Test
  void aWrongPasswordIsToldWithTheServerAndNeverShown() {
    assertThatThrownBy(
            () -> ImapMailbox.open(settings(Security.NONE, port(), "wrong"), place -> false))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("unable to log in to 127.0.0.1:" + port() + " as news")
        .hasMessageNotContaining("wrong");
  }

  @Test
  void aServerThatNobodyTrustsIsNotLoggedInTo() {
    int port = server.getImaps().getPort();

    assertThatThrownBy(
            () -> ImapMailbox.open(settings(Security.TLS, port, PASSWORD), place -> false))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("certification path");
  }

  @Test
  void aServerWithoutTlsIsNotLoggedInToWhereItIsRequired() {
    assertThatThrownBy(
            () -> ImapMailbox.open(settings(Security.STARTTLS, port(), PASSWORD), place -> false))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("STARTTLS");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "* OK here",
        "* OK here\r\nA0 OK done\r\nA1 OK done\r\nA2 OK done\r\nA3 OK ",
        "* OK here\r\nA0 OK done\r\nA1 OK in\r\nA2 OK done\r\n* 3 EXISTS\r\n",
        "* OK here\r\n* {2147483000}\r\n",
        "* OK here\r\n* {99999999999999}\r\n",
      })
  @Timeout(30)
  void aServerThatSendsAByteNowAndThenIsGivenUp(String words) {
    try (SlowServer slow = SlowServer.start(words)) {
      ImapSettings settings = settings(Security.NONE, slow.port(), PASSWORD);

      assertThatThrownBy(() -> ImapMailbox.open(impatient(settings), place -> false))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("unable to")
          .hasMessageContaining("127.0.0.1:" + slow.port());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"2147483647", "90000000", "1000001"})
  void aNumberOfMessagesThatNobodyCanBelieveIsAnError(String messages) {
    String words =
        "* OK here\r\nA0 OK done\r\nA1 OK in\r\nA2 OK done\r\n* "
            + messages
            + " EXISTS\r\n* OK [UIDVALIDITY 1] x\r\nA3 OK done\r\n";
    try (SlowServer server = SlowServer.start(words)) {
      ImapSettings settings = settings(Security.NONE, server.port(), PASSWORD);

      assertThatThrownBy(() -> ImapMailbox.open(settings, place -> false))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("the server says that the folder has")
          .hasMessageContaining("more than 1,000,000 are not read");
    }
  }

  @Test
  void aServerThatIsAwayIsToldAsSuch() {
    int port = port();
    server.stop();

    assertThatThrownBy(
            () -> ImapMailbox.open(settings(Security.NONE, port, PASSWORD), place -> false))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("unable to read the mailbox at 127.0.0.1:" + port);
  }

  private ImapMailbox open(Handled handled, Predicate<String> known) throws IOException {
    ImapSettings plain = settings(Security.NONE, port(), PASSWORD);
    return ImapMailbox.open(
        new ImapSettings(
            plain.host(),
            plain.port(),
            plain.security(),
            plain.login(),
            plain.folder(),
            handled,
            plain.processed(),
            plain.authority(),
            plain.patience(),
            plain.network()),
        known);
  }

  private static ImapSettings settings(Security security, int port, String password) {
    return new ImapSettings(
        "127.0.0.1",
        port,
        security,
        Login.of("news", new Secret(password)),
        "INBOX",
        Handled.MOVE,
        "Processed",
        Optional.empty(),
        Duration.ofSeconds(20),
        Network.direct());
  }

  private static ImapSettings impatient(ImapSettings plain) {
    return new ImapSettings(
        plain.host(),
        plain.port(),
        plain.security(),
        plain.login(),
        plain.folder(),
        plain.handled(),
        plain.processed(),
        plain.authority(),
        Duration.ofMillis(500),
        plain.network());
  }

  private int port() {
    return server.getImap().getPort();
  }

  private void arrive(int count) throws Exception {
    for (int i = 0; i < count; i++) {
      deliver("Subject: message " + i + "\r\n\r\nbody " + i + "\r\n");
    }
  }

  private void deliver(String message) throws Exception {
    user.deliver(
        new MimeMessage(
            Session.getInstance(new Properties()),
            new ByteArrayInputStream(message.getBytes(StandardCharsets.US_ASCII))));
  }

  private List<StoredMessage> messages(String folder) throws Exception {
    var host = server.getManagers().getImapHostManager();
    return host.getFolder(user, folder).getMessages();
  }

  private List<String> subjects(String folder) throws Exception {
    List<String> subjects = new ArrayList<>();
    for (StoredMessage message : messages(folder)) {
      subjects.add(message.getMimeMessage().getSubject());
    }
    return subjects;
  }

  private static String content(MailboxMessage letter) {
    try {
      return new String(letter.read().value().orElseThrow(), StandardCharsets.US_ASCII);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
