package anemone.deliver.bounce;

import static org.assertj.core.api.Assertions.assertThat;

import anemone.fixture.ReturnedMail;
import anemone.subscriber.EmailAddress;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class BounceParserTest {

  private static final String BASE64 = "Content-Transfer-Encoding: base64\r\n\r\n";

  private static final EmailAddress ADA = new EmailAddress("ada", "reef.example");
  private static final String ID = "daily.2026-11-24.0123456789abcdef@tidings.example";

  @ParameterizedTest
  @CsvSource({
    "report-no-mailbox,     5.1.1,  true,  550 5.1.1 <ada@reef.example> nobody of that name",
    "report-full,           5.2.2,  false, 552-5.2.2 The mailbox 552 5.2.2 has no room left",
    "report-general-status, 5.1.10, true,  550 5.1.10 no such recipient; see the rules",
    "report-forwarded,      5.1.1,  true,  550 5.1.1 unknown here",
    "report-policy,         5.7.1,  false, 554 5.7.1 refused by the rules of this house",
    "report-sender,         5.1.8,  false, 550 5.1.8 bad system of the sender",
    "notice-q-style,        5.1.1,  true,  550 5.1.1 nobody of that name Giving up on 192.0.2.25.",
    "notice-sign,           5.1.1,  true,  #5.1.1>",
    "notice-x-failed,       5.0.0,  false, 552 the mailbox has no room",
    "notice-transcript,     5.2.1,  true,  550 5.2.1 this account is closed",
    "provider-exchange,     5.1.10, true,  550 5.1.10 RESOLVER.ADR.RecipientNotFound",
    "provider-gmail,        5.1.1,  true,  550-5.1.1 The email account that you tried",
    "provider-yahoo,        5.0.0,  true,  554: delivery error: dd This user doesn't have",
    "provider-gmx,          5.0.0,  false, 550 Requested action not taken",
    "provider-zoho,         5.1.1,  true,  550 - 5.1.1 The email account",
    "provider-icloud,       5.1.1,  true,  550 5.1.1 <ada@reef.example>: user does not exist",
    "provider-exim,         5.1.1,  true,  550 5.1.1 <ada@reef.example>: Recipient address",
    "provider-opensmtpd,    5.1.1,  true,  550 5.1.1 <ada@reef.example>: Recipient address",
    "provider-qmail,        5.1.1,  true,  #5.1.1)",
  })
  void aLastingFailureTellsItsCopyItsCodeAndItsWords(
      String shape, String status, boolean noMailbox, String words) {
    Bounce.NonDelivery bounced = (Bounce.NonDelivery) read(shape);

    assertThat(bounced.about().messageId()).contains(ID);
    assertThat(bounced.about().tokens()).containsExactly(ReturnedMail.TOKEN);
    assertThat(bounced.about().addresses()).contains(ADA);
    assertThat(bounced.failure().status()).isEqualTo(status);
    assertThat(bounced.failure().isPermanent()).isTrue();
    assertThat(bounced.failure().isNoMailbox()).isEqualTo(noMailbox);
    assertThat(bounced.failure().text()).startsWith(words);
  }

  @ParameterizedTest
  @CsvSource({
    "report-late, 4.4.1",
    "report-gave-up, 4.4.7",
    "warning-exim, 4.1.1",
    "warning-old, 4.0.0"
  })
  void aFailureForNowIsNoLastingOne(String shape, String status) {
    Bounce.NonDelivery bounced = (Bounce.NonDelivery) read(shape);

    assertThat(bounced.failure().isPermanent()).isFalse();
    assertThat(bounced.failure().status()).isEqualTo(status);
  }

  @Test
  void aReportMayNameAnAddressAndShowNoCopy() {
    Bounce.NonDelivery bounced = (Bounce.NonDelivery) read("report-without-copy");

    assertThat(bounced.about())
        .isEqualTo(new OriginalMessage(Set.of(), Optional.empty(), Set.of(ADA)));
    assertThat(bounced.failure().status()).isEqualTo("5.1.1");
  }

  @Test
  void aHeaderFieldThatNamesWhoFailedIsEnoughForAFailureOfNoKnownKind() {
    Bounce.NonDelivery bounced = (Bounce.NonDelivery) read("notice-x-failed-silent");

    assertThat(bounced.about().addresses()).containsExactly(ADA);
    assertThat(bounced.failure().status()).isEqualTo("5.0.0");
    assertThat(bounced.failure().isNoMailbox()).isFalse();
  }

  @Test
  void aComplaintIsKnownByTheSignedLinkOfACopyWhoseRecipientIsHidden() {
    Bounce.Complaint complained = (Bounce.Complaint) read("complaint");

    assertThat(complained.type()).isEqualTo("abuse");
    assertThat(complained.about().tokens()).containsExactly(ReturnedMail.TOKEN);
    assertThat(complained.about().addresses()).doesNotContain(ADA);
  }

  @ParameterizedTest
  @ValueSource(strings = {"unsubscribe-token", "unsubscribe-percent", "unsubscribe-plus"})
  void theTokenInASubjectTellsWhoLeavesWhoeverWrites(String shape) {
    Bounce.UnsubscribeRequest leaving = (Bounce.UnsubscribeRequest) read(shape);

    assertThat(leaving.about().tokens()).containsExactly(ReturnedMail.TOKEN);
  }

  @Test
  void withoutATokenTheOneWhoWritesLeaves() {
    Bounce.UnsubscribeRequest leaving = (Bounce.UnsubscribeRequest) read("unsubscribe-plain");

    assertThat(leaving.about().addresses()).containsExactly(ADA);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "report-delivered",
        "report-partly",
        "vacation",
        "vacation-old",
        "receipt",
        "absent-exchange",
        "absent-icloud",
        "absent-responder"
      })
  void nothingFollowsFromAMachinesAnswer(String shape) {
    assertThat(read(shape)).isInstanceOf(Bounce.AutoReply.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "letter",
        "report-without-action",
        "notice-divided",
        "notice-without-code",
        "complaint-not-spam",
        "unsubscribe-for-another"
      })
  void whatIsNotClearIsForAPerson(String shape) {
    assertThat(read(shape)).isInstanceOf(Bounce.Unclear.class);
  }

  @Test
  void aPersonsLetterNeedsNoRemark() {
    assertThat(read("letter")).isEqualTo(new Bounce.Unclear(""));
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void noMessageCostsMoreThanASecondAndNineMegabytes(String name, String header, String piece) {
    byte[] message =
        (header + piece.repeat((1 << 20) / piece.length())).getBytes(StandardCharsets.ISO_8859_1);
    var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    BounceParser.read(message, Optional.of("mx.tidings.example"));
    long begin = threads.getCurrentThreadCpuTime();
    long allocated = threads.getCurrentThreadAllocatedBytes();

    Bounce read = BounceParser.read(message, Optional.of("mx.tidings.example"));

    assertThat(threads.getCurrentThreadAllocatedBytes() - allocated).isLessThan(9_000_000);
    assertThat(Duration.ofNanos(threads.getCurrentThreadCpuTime() - begin))
        .isLessThan(Duration.ofSeconds(1));
    assertThat(read).isNotNull();
  }

  private static List<Arguments> hostile() {
    String report =
        """
        Content-Type: multipart/report; boundary=x\r
        \r
        --x\r
        Content-Type: message/delivery-status\r
        \r
        """;
    String copy =
        """
        Content-Type: multipart/report; boundary=x\r
        \r
        --x\r
        Content-Type: text/rfc822-headers\r
        \r
        """;
    String notice = "Return-Path: <>\r\nX-Failed-Recipients: ada@reef.example\r\n";
    String leaving = "Subject: unsubscribe\r\nFrom: ada@reef.example\r\n";
    return List.of(
        Arguments.of("one part", "Content-Type: text/plain\r\n\r\n", "x".repeat(76) + "\r\n"),
        Arguments.of("a notice", notice + "\r\n", "x".repeat(76) + "\r\n"),
        Arguments.of("a long line", notice + "\r\n", "x"),
        Arguments.of("base64", notice + BASE64, "QUFB".repeat(19) + "\r\n"),
        Arguments.of(
            "a picture before the report",
            "Content-Type: multipart/report; boundary=x\r\n\r\n--x\r\n" + BASE64,
            "QUFB".repeat(19) + "\r\n"),
        Arguments.of("a copy", copy + "To: ada@reef.example\r\n\r\n", "x".repeat(76) + "\r\n"),
        Arguments.of("a long part within others", within(4), "x".repeat(76) + "\r\n"),
        Arguments.of("parts within others", within(4), "--x4\r\nContent-Type: text/plain\r\n\r\n"),
        Arguments.of(
            "a multipart in base64",
            "Content-Type: multipart/mixed; boundary=x\r\n" + BASE64,
            "LS14DQoN"),
        Arguments.of("a long field", "Subject: ", "unsubscribe "),
        Arguments.of("a long name of a field", "", "x"),
        Arguments.of("names of fields", "", "x:\n"),
        Arguments.of("lines", notice + "\r\n", "\n"),
        Arguments.of("parts", "Content-Type: multipart/mixed; boundary=x\r\n\r\n", "--x\r\n\r\n"),
        Arguments.of(
            "parts in parts", "", "Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n"),
        Arguments.of("addresses", leaving + "From: ", "a@b.c,"),
        Arguments.of("groups", "From: ", "g:a@b.c;,"),
        Arguments.of("open comments", "From: ", "("),
        Arguments.of("open quotations", "From: ", "\""),
        Arguments.of("fields", "", "From: ada@reef.example\r\n"),
        Arguments.of("failed ones", notice, "X-Failed-Recipients: ada@reef.example\r\n"),
        Arguments.of("folded lines", "Subject: x", "\r\n y"),
        Arguments.of("encoded words", "Subject: ", "=?utf-8?q?a?= "),
        Arguments.of("beginnings of encoded words", "Subject: ", "=?"),
        Arguments.of("spaces", "Subject: unsubscribe", " "),
        Arguments.of("blocks", report, "Action: failed\r\n\r\n"),
        Arguments.of("codes", report + "Action: failed\r\nDiagnostic-Code: smtp; ", "5.1.1 550-"),
        Arguments.of("links", copy + "List-Unsubscribe: ", "/unsubscribe/"),
        Arguments.of("paragraphs", notice + "\r\n", "a@b.c 550 5.1.1 x\r\n\r\n"),
        Arguments.of("digits", notice + "\r\n", "5"),
        Arguments.of("at signs", notice + "\r\n", "a@"),
        Arguments.of("copies", notice + "\r\n", "Message-ID:\r\n"),
        Arguments.of("results", leaving + "Authentication-Results: ", "mx.tidings.example;"),
        Arguments.of("parameters", "Content-Type: text/plain", "; charset*1=a"),
        Arguments.of(
            "soft line breaks",
            notice + "Content-Transfer-Encoding: quoted-printable\r\n\r\n",
            "=\r\n"),
        Arguments.of(
            "lines of another code",
            notice + "Content-Transfer-Encoding: uuencode\r\n\r\nbegin 644 x\r\n",
            "M\r\n"));
  }

  private static String within(int depth) {
    StringBuilder head = new StringBuilder("Content-Type: multipart/mixed; boundary=x0\r\n\r\n");
    for (int i = 0; i < depth; i++) {
      head.append(
          "--x%d\r\nContent-Type: multipart/mixed; boundary=x%d\r\n\r\n".formatted(i, i + 1));
    }
    return head.append("--x").append(depth).append("\r\n\r\n").toString();
  }

  @Test
  void noCutAndNoBrokenByteOfAMessageEndsTheProgram() {
    byte[] whole = message("report-no-mailbox");
    Random chance = new Random(20261124);
    for (int i = 0; i < 500; i++) {
      byte[] broken = Arrays.copyOf(whole, 1 + chance.nextInt(whole.length));
      for (int j = 0; j < 8; j++) {
        broken[chance.nextInt(broken.length)] = (byte) chance.nextInt(256);
      }
      assertThat(BounceParser.read(broken, Optional.empty())).isNotNull();
    }
  }

  @Test
  void partsWithinPartsWithoutEndAreNotFollowed() {
    StringBuilder deep = new StringBuilder("From: a@lagoon.example\r\n");
    for (int i = 0; i < 5_000; i++) {
      deep.append("Content-Type: multipart/mixed; boundary=b").append(i).append("\r\n\r\n--b");
      deep.append(i).append("\r\n");
    }

    assertThat(
            BounceParser.read(
                deep.toString().getBytes(StandardCharsets.US_ASCII), Optional.empty()))
        .isInstanceOf(Bounce.Unclear.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a", "@", "a@", "<a@b", "\n ", "x:\n", "550 5.1.1 ", "Message-ID:\n", "<<< 450 "})
  @Timeout(20)
  void noLengthOfNonsenseTakesLong(String nonsense) {
    String message =
        "From: MAILER-DAEMON@lagoon.example\n"
            + "Subject: "
            + "unsubscribe ".repeat(20_000)
            + "\n\n"
            + nonsense.repeat(4_000_000 / nonsense.length());

    assertThat(BounceParser.read(message.getBytes(StandardCharsets.US_ASCII), Optional.empty()))
        .isInstanceOf(Bounce.Unclear.class);
  }

  private static Bounce read(String shape) {
    return BounceParser.read(message(shape), Optional.empty());
  }

  private static byte[] message(String shape) {
    return ReturnedMail.of(shape, ADA.toString(), ID, ReturnedMail.TOKEN);
  }
}
