package anemone.journey;

import static org.assertj.core.api.Assertions.assertThat;

import anemone.cli.demo.EmbeddedInbox;
import anemone.deliver.mailbox.ReceivedMail;
import anemone.fixture.Program;
import anemone.fixture.Program.Run;
import anemone.fixture.ReturnedMail;
import anemone.fixture.SampleNewsletter;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Mail that came back, from the edition that left to the address that gets nothing more. */
class BouncesIT {

  private static final String PASSWORD = "tide table";

  @TempDir private Path folder;
  private final EmbeddedInbox inbox = EmbeddedInbox.open();
  private final GreenMail mailbox =
      new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP));
  private GreenMailUser user;
  private SampleNewsletter newsletter;

  @BeforeEach
  void start() throws Exception {
    mailbox.start();
    user = mailbox.setUser("bounces@tidings.example", "bounces", PASSWORD);
    newsletter = SampleNewsletter.in(folder, inbox.port());
  }

  @AfterEach
  void stop() {
    inbox.close();
    mailbox.stop();
  }

  @Test
  void whatCameBackIsReadFromTheMailboxOnceAndSettled() throws Exception {
    readMailbox();
    assertThat(anemone("run").exitCode()).isZero();
    arrive("report-no-mailbox", 0);
    arrive("complaint", 1);
    arrive("unsubscribe-token", 2);
    arrive("vacation", 2);
    arrive("letter", 2);

    Run first = anemone("bounces");
    Run second = anemone("bounces");
    Run suppressed = anemone("subscribers", "suppressed");
    Run check = anemone("subscribers", "check");

    assertThat(first.err()).isEmpty();
    assertThat(first.exitCode()).isZero();
    assertThat(first.out())
        .isEqualTo(
            "5 messages: 1 bounced, 1 complained, 1 unsubscribed, 1 ignored, 1 left for you;"
                + " 3 addresses suppressed\n");
    assertThat(second.out()).isEqualTo("nothing new came back\n");
    assertThat(suppressed.out().lines())
        .hasSize(4)
        .anyMatch(line -> line.matches("reader0@example.org,bounced,.*,550 5.1.1 .* of that name"))
        .anyMatch(line -> line.startsWith("reader1@example.org,complained,"))
        .anyMatch(line -> line.startsWith("reader2@example.org,unsubscribed,"));
    assertThat(check.out()).startsWith("3 subscribers, 3 of them suppressed\n");
    assertThat(mailbox.getManagers().getImapHostManager().getInbox(user).getMessageCount())
        .isEqualTo(1);
  }

  @Test
  void aRunReadsTheMailboxToo() throws Exception {
    readMailbox();
    anemone("run");
    arrive("report-no-mailbox", 0);

    Run run = anemone("run", "--report", "report.json");

    assertThat(run.err()).isEmpty();
    assertThat(run.out()).contains("; 1 bounced; ");
    assertThat(folder.resolve("report.json")).content().contains("\"bounced\" : 1");
  }

  @Test
  void aMailboxThatIsAwayCostsARunANoticeAndNothingElse() throws Exception {
    readMailbox();
    mailbox.stop();

    Run run = anemone("run");
    Run bounces = anemone("bounces");

    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).contains("3 accepted");
    assertThat(run.err()).startsWith("returns: unable to read the mailbox at 127.0.0.1:");
    assertThat(bounces.exitCode()).isEqualTo(69);
    assertThat(bounces.err()).contains("unable to read the mailbox");
    assertThat(inbox.mails()).hasSize(3);
  }

  @Test
  void filesAreReadWithoutAMailboxAndStayWhereTheyAre() throws Exception {
    anemone("run");
    Path saved = Files.createDirectories(folder.resolve("saved"));
    Files.write(saved.resolve("one.eml"), returned("notice-q-style", 0));
    Files.write(saved.resolve("note.txt"), new byte[] {1, 2, 3});
    Files.write(saved.resolve("two.eml"), new byte[] {1, 2, 3});

    Run first = anemone("bounces", "--from", "saved");
    Run second = anemone("bounces", "--from", "saved/one.eml", "saved/two.eml");

    assertThat(first.out())
        .isEqualTo("2 messages: 1 bounced, 1 left for you; 1 address suppressed\n");
    assertThat(second.out()).isEqualTo("nothing new came back\n");
    assertThat(saved).isDirectoryContaining("glob:**/one.eml");
  }

  @Test
  void withoutAMailboxAndWithoutFilesItSaysWhatToDo() throws Exception {
    Run run = anemone("bounces");

    assertThat(run.exitCode()).isEqualTo(78);
    assertThat(run.err()).contains("returns").contains("--from");
  }

  @Test
  void aFileThatIsNotThereIsNamed() throws Exception {
    Run run = anemone("bounces", "--from", "nowhere.eml");

    assertThat(run.exitCode()).isEqualTo(65);
    assertThat(run.err()).contains("nowhere.eml: there is no such file");
  }

  @Test
  void theEnvelopeAndTheUnsubscribeMailGoToTheReturnPath() throws Exception {
    newsletter.settings("postal-address", "return-path: bounces@tidings.example\n  postal-address");

    anemone("run");

    assertThat(inbox.mails())
        .hasSize(3)
        .allSatisfy(
            mail ->
                assertThat(mail.source())
                    .contains("Return-Path: <bounces@tidings.example>")
                    .contains("<mailto:bounces@tidings.example?subject=unsubscribe%20"));
  }

  @Test
  void anAddressIsSuppressedAndRestoredByHand() throws Exception {
    Run suppress = anemone("subscribers", "suppress", "READER0@example.org", "eve@example.net");
    Run again =
        anemone("subscribers", "suppress", "reader0@example.org", "--reason", "unsubscribed");
    Run list = anemone("subscribers", "suppressed", "--json");
    Run restore = anemone("subscribers", "restore", "reader0@example.org", "bob@example.net");
    Run wrong = anemone("subscribers", "suppress", "no at sign");

    assertThat(suppress.out()).isEqualTo("2 addresses suppressed\n");
    assertThat(again.out()).isEqualTo("0 addresses suppressed, 1 suppressed already\n");
    assertThat(list.out())
        .contains("{\"address\":\"reader0@example.org\",\"reason\":\"manual\",\"since\":\"");
    assertThat(restore.out()).isEqualTo("1 address restored\n");
    assertThat(restore.err()).isEqualTo("bob@example.net: it is not suppressed\n");
    assertThat(wrong.exitCode()).isEqualTo(2);
  }

  @Test
  void aCheckCountsTheListAndNamesEachBadEntry() throws Exception {
    newsletter.subscribers(
        """
        [{"email": "ada@example.org", "language": "pt"},
         {"email": "bob@example.org", "cadence": "weekly"},
         {"email": "no at sign"}]
        """);

    Run check = anemone("subscribers", "check");

    assertThat(check.exitCode()).isEqualTo(65);
    assertThat(check.err()).contains("subscribers.json:3:");
    assertThat(check.out())
        .isEqualTo(
            """
            2 subscribers, 1 bad entry
              by cadence: daily 1, weekly 1
              by language: en 1, pt 1
            """);
  }

  private void readMailbox() throws Exception {
    newsletter.settings(
        "smtp:",
        """
        returns:
          {host: 127.0.0.1, port: %d, starttls: none, user: bounces, password: "${PASSWORD}"}
        smtp:\
        """
            .formatted(mailbox.getImap().getPort()));
  }

  private void arrive(String shape, int reader) throws Exception {
    user.deliver(
        new MimeMessage(
            Session.getInstance(new Properties()),
            new ByteArrayInputStream(returned(shape, reader))));
  }

  /** A message about the copy that a reader really got. */
  private byte[] returned(String shape, int reader) {
    ReceivedMail mail = inbox.mails().get(reader);
    String unfolded = mail.source().replaceAll("\r\n[ \t]+", " ");
    return ReturnedMail.of(
        shape,
        mail.recipient(),
        find("(?m)^Message-ID:\\s*<([^>]+)>", unfolded),
        find("List-Unsubscribe:\\s*<[^>]*/unsubscribe/([\\w-]{32})>", unfolded));
  }

  private static String find(String pattern, String text) {
    Matcher found = Pattern.compile(pattern).matcher(text);
    assertThat(found.find()).isTrue();
    return found.group(1);
  }

  private Run anemone(String... arguments) throws Exception {
    return new Program(folder, Map.of("PASSWORD", PASSWORD)).run(arguments);
  }
}
