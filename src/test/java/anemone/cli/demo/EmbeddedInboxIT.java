package anemone.cli.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import anemone.deliver.mailbox.ReceivedMail;
import org.junit.jupiter.api.Test;

class EmbeddedInboxIT {

  private static final String MAIL =
      """
      From: =?utf-8?q?B=C3=BCcher?= <letters@example.org>
      To: ada@example.com
      Subject: =?utf-8?q?Caf=C3=A9?=
      MIME-Version: 1.0
      Content-Type: multipart/alternative; boundary="part"

      --part
      Content-Type: text/plain; charset=utf-8
      Content-Transfer-Encoding: quoted-printable

      caf=C3=A9
      .
      --part
      Content-Type: text/html; charset=utf-8
      Content-Transfer-Encoding: 8bit

      <p>café</p>
      --part--
      """
          .replace("\n", "\r\n");

  @Test
  void keepsTheBytesThatWereSentAndDecodesTheParts() throws Exception {
    try (EmbeddedInbox inbox = EmbeddedInbox.open()) {
      SmtpDialogue.send(inbox.port(), "ada@example.com", MAIL);

      assertThat(inbox.mails()).hasSize(1);
      ReceivedMail mail = inbox.mails().get(0);
      assertThat(mail.recipient()).isEqualTo("ada@example.com");
      assertThat(mail.from()).isEqualTo("Bücher <letters@example.org>");
      assertThat(mail.subject()).isEqualTo("Café");
      assertThat(mail.text()).isEqualTo("café\r\n.");
      assertThat(mail.html()).isEqualTo("<p>café</p>");
      assertThat(new String(mail.bytes(), UTF_8)).endsWith(MAIL);
    }
  }

  @Test
  void takesMailForAnybodyAndListsItByRecipient() throws Exception {
    try (EmbeddedInbox inbox = EmbeddedInbox.open()) {
      SmtpDialogue.send(inbox.port(), "zoe@example.net", MAIL);
      SmtpDialogue.send(inbox.port(), "ada@example.com", MAIL);
      SmtpDialogue.send(inbox.port(), "zoe@example.net", MAIL);

      assertThat(inbox.mails())
          .extracting(ReceivedMail::recipient)
          .containsExactly("ada@example.com", "zoe@example.net", "zoe@example.net");
    }
  }

  @Test
  void isEmptyBeforeAnythingIsSent() {
    try (EmbeddedInbox inbox = EmbeddedInbox.open()) {
      assertThat(inbox.mails()).isEmpty();
    }
  }
}
