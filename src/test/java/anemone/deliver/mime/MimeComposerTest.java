package anemone.deliver.mime;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anemone.deliver.dkim.DkimSigner;
import anemone.fixture.DkimVerifier;
import anemone.fixture.KeyFixture;
import anemone.fixture.MailFixture;
import anemone.render.Filled;
import anemone.render.Mailbox;
import anemone.render.Message;
import anemone.subscriber.EmailAddress;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.security.KeyPair;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MimeComposerTest {

  private static final Pattern ENCODED_WORD = Pattern.compile("=\\?UTF-8\\?([QB])\\?([^?]*)\\?=");
  private static final String HARD_TEXT =
      "Trailing space \nand = signs, a . at the start:\n.\nFrom here\n"
          + "Größe, naïve, “quotes”, 👩‍👩‍👧‍👦, "
          + "a-very-long-line ".repeat(80)
          + "\n";

  private final MimeComposer composer = new MimeComposer();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "A reef grows back",
        "Zürich: the ferry that nobody wanted is full every morning, and a second one is ordered",
        "港の新しい橋が月曜日に開通し、島の住民は初めて歩いて本土へ渡れるようになりました",
        "تفتح المدينة جسراً جديداً يوم الاثنين بعد عشر سنوات من الانتظار الطويل",
        "👩‍👩‍👧‍👦👨‍🚀🏳️‍🌈🇸🇪👍🏽👩‍👩‍👧‍👦👨‍🚀🏳️‍🌈🇸🇪👍🏽👩‍👩‍👧‍👦 emoji to the end"
            + " 🎉",
        "=?UTF-8?Q?not_encoded?= but looks so",
        "Two  spaces and   three, and a word of one hundred letters:",
        "Exactly sixty-eight octets of encoded text are to be folded: ééé é",
      })
  void aSubjectComesOutAsItWentIn(String subject) throws Exception {
    for (String longer : List.of(subject, subject + " " + "x".repeat(100), subject.repeat(5))) {
      String header = header(message(longer, "text"));

      assertThat(parsed(message(longer, "text")).getSubject()).isEqualTo(longer);
      assertFolded(header);
    }
  }

  @Test
  void anySubjectAndNameComesOutAsItWentIn() throws Exception {
    Random random = new Random(7);
    for (int i = 0; i < 400; i++) {
      String subject = words(random, 1 + random.nextInt(14));
      String name = words(random, 1 + random.nextInt(6));
      Message message = to(message(subject, "text"), name);

      assertThat(parsed(message).getSubject()).isEqualTo(subject);
      InternetAddress to = (InternetAddress) parsed(message).getAllRecipients()[0];
      assertThat(to.getPersonal()).isEqualTo(name);
      assertThat(to.getAddress()).isEqualTo("ada@reef.example");
      assertFolded(header(message));
    }
  }

  @Test
  void bothPartsComeOutAsTheyWentInTextFirst() throws Exception {
    MimeMultipart parts = (MimeMultipart) parsed(message("s", HARD_TEXT)).getContent();

    assertThat(parts.getContentType()).startsWith("multipart/alternative");
    assertThat(parts.getCount()).isEqualTo(2);
    assertThat(parts.getBodyPart(0).getContentType()).isEqualTo("text/plain; charset=UTF-8");
    assertThat(parts.getBodyPart(0).getContent()).isEqualTo(HARD_TEXT.replace("\n", "\r\n"));
    assertThat(parts.getBodyPart(1).getContentType()).isEqualTo("text/html; charset=UTF-8");
    assertThat((String) parts.getBodyPart(1).getContent()).contains("👩‍👩‍👧‍👦");
  }

  @Test
  void aPictureTravelsBesideTheHtmlThatShowsIt() throws Exception {
    String octets = Base64.getEncoder().encodeToString(new byte[200]);
    Message message =
        message("s", "text")
            .withInline(List.of(new Message.Inline("quay@reef.example", "image/png", octets)));

    MimeMultipart parts = (MimeMultipart) parsed(message).getContent();
    MimeMultipart related = (MimeMultipart) parts.getBodyPart(1).getContent();

    assertThat(parts.getCount()).isEqualTo(2);
    assertThat(related.getContentType()).startsWith("multipart/related").contains("text/html");
    assertThat(related.getBodyPart(0).getContentType()).isEqualTo("text/html; charset=UTF-8");
    assertThat(related.getBodyPart(1).getHeader("Content-ID"))
        .containsExactly("<quay@reef.example>");
    assertThat(related.getBodyPart(1).getFileName()).isEqualTo("picture-1.png");
    assertThat(related.getBodyPart(1).getInputStream().readAllBytes()).isEqualTo(new byte[200]);
  }

  @Test
  void scriptsOfOtherLettersTravelInBase64() throws Exception {
    String text = "港の新しい橋が月曜日に開通した。\n".repeat(40);
    MimeMultipart parts = (MimeMultipart) parsed(message("s", text)).getContent();

    assertThat(parts.getBodyPart(0).getHeader("Content-Transfer-Encoding"))
        .containsExactly("base64");
    assertThat(parts.getBodyPart(0).getContent()).isEqualTo(text.replace("\n", "\r\n"));
  }

  @Test
  void everyLineIsShortAndEndsAsTheProtocolAsks() {
    String octets = new String(composer.compose(message("Größe", HARD_TEXT)), ISO_8859_1);

    assertThat(octets.replace("\r\n", "")).doesNotContain("\r", "\n");
    assertThat(octets.chars()).allMatch(c -> c < 0x7f);
    assertThat(octets.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(78));
  }

  @Test
  void theSameMessageMakesTheSameOctets() {
    Message message = message("A reef grows back", HARD_TEXT);

    assertThat(composer.compose(message)).isEqualTo(new MimeComposer().compose(message));
  }

  @Test
  void aSignedMessageIsTheSameWithItsSignatureBeforeIt() {
    KeyPair keys = KeyFixture.pair("Ed25519", 0);
    DkimSigner signer = DkimSigner.of("tide.example", List.of(KeyFixture.key("s1", keys)));
    Message message = message("Größe " + "and more ".repeat(20), HARD_TEXT);
    byte[] signed = new MimeComposer(signer).compose(message);

    assertThat(new DkimVerifier(Map.of("s1", keys.getPublic())).verify(signed))
        .isEqualTo(Map.of("s1", "pass"));
    assertThat(new String(signed, ISO_8859_1))
        .startsWith("DKIM-Signature: v=1; a=ed25519-sha256;")
        .endsWith("\r\n" + new String(composer.compose(message), ISO_8859_1));
    assertThat(new MimeComposer(signer).compose(message)).isEqualTo(signed);
  }

  /** Each copy's hash is put together, and each verifies: a hash of the whole body is the same. */
  @ParameterizedTest
  @ValueSource(strings = {"Leave, ", "離れる、読者、", "\n", " ", "=", "a \n \n", ""})
  void everyCopyOfAVariantIsSignedAsIfItWereTheOnlyOne(String before) {
    KeyPair keys = KeyFixture.pair("Ed25519", 0);
    DkimSigner signer = DkimSigner.of("tide.example", List.of(KeyFixture.key("s1", keys)));
    DkimVerifier verifier = new DkimVerifier(Map.of("s1", keys.getPublic()));
    MimeComposer shared = new MimeComposer(signer);
    Random random = new Random(before.hashCode());
    for (int i = 0; i < 100; i++) {
      String own = words(random, random.nextInt(5)) + " ".repeat(random.nextInt(3));
      Filled text =
          new Filled(List.of(before.repeat(30), " and\n", "."), List.of(own, own.repeat(30)));
      Message copy = with(message("Variant " + i % 3, "text"), text);

      byte[] signed = shared.compose(copy);
      assertThat(verifier.verify(signed)).isEqualTo(Map.of("s1", "pass"));
      assertThat(signed).isEqualTo(new MimeComposer(signer).compose(copy));
    }
  }

  @Test
  void copiesOfAVariantAreAlikeUpToTheFirstOfTheirOwnValues() {
    Message one = message("s", "text");
    Filled text = new Filled(List.of("Alike.\n".repeat(100) + "Dear ", "!"), List.of("Ada"));
    String first = body(with(one, text));
    String other = body(with(id(one, "2@tide.example"), new Filled(text.fixed(), List.of("Bo"))));

    assertThat(first.substring(0, first.indexOf("Ada")))
        .isEqualTo(other.substring(0, other.indexOf("Bo")));
  }

  @Test
  void noBoundaryBeginsWithAnother() {
    String octets = Base64.getEncoder().encodeToString(new byte[200]);
    Message message =
        message("s", "text")
            .withInline(List.of(new Message.Inline("quay@reef.example", "image/png", octets)));
    List<String> boundaries =
        Pattern.compile("boundary=\"([^\"]+)\"")
            .matcher(new String(composer.compose(message), ISO_8859_1))
            .results()
            .map(found -> found.group(1))
            .toList();

    assertThat(boundaries).hasSize(2);
    assertThat(boundaries.get(0)).doesNotStartWith(boundaries.get(1));
    assertThat(boundaries.get(1)).doesNotStartWith(boundaries.get(0));
  }

  @Test
  void anAddressBeyondAsciiStandsAsItIsAndIsSigned() {
    KeyPair keys = KeyFixture.pair("Ed25519", 0);
    DkimSigner signer = DkimSigner.of("tide.example", List.of(KeyFixture.key("s1", keys)));
    Message message =
        MailFixture.message(MailFixture.subscriber("用户@xn--r8jz45g.example"), "s", "text");
    byte[] signed = new MimeComposer(signer).compose(message);

    assertThat(new String(signed, UTF_8)).contains("\r\nTo: 用户@xn--r8jz45g.example\r\n");
    assertThat(new DkimVerifier(Map.of("s1", keys.getPublic())).verify(signed))
        .isEqualTo(Map.of("s1", "pass"));
  }

  @Test
  void thereIsOneOfEachHeaderAndNoneThatNamesUs() throws Exception {
    MimeMessage message = parsed(message("s", "text"));

    for (String name : List.of("Date", "From", "To", "Subject", "Message-ID", "MIME-Version")) {
      assertThat(message.getHeader(name)).as(name).hasSize(1);
    }
    assertThat(message.getHeader("Date")).containsExactly("Mon, 23 Nov 2026 06:00:00 +0000");
    assertThat(message.getHeader("X-Mailer")).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\r\nBcc: all@reef.example", "\n", "\r", "\u0000", "\u0085"})
  void nothingCanEndAHeaderEarly(String end) {
    Message plain = message("s", "text");
    for (Message bad :
        List.of(
            message("Hello" + end, "text"),
            to(plain, "Ada" + end),
            with(plain, new Message.Header("X-Note", "a" + end)),
            with(plain, new Message.Header("X-Note" + end, "a")),
            id(plain, "1@tide.example" + end))) {
      assertThatThrownBy(() -> composer.compose(bad)).isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void noHeaderFieldBeginsWithADot() {
    Message odd = with(message("s", "text"), new Message.Header(".X", "a"));

    assertThatThrownBy(() -> composer.compose(odd)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aLongHeaderIsFoldedAtItsSpacesAlone() throws Exception {
    String links =
        "<https://tide.example/unsubscribe/"
            + "k".repeat(60)
            + ">, <mailto:unsubscribe@tide.example>";
    Message message = with(message("s", "text"), new Message.Header("List-Unsubscribe", links));

    assertFolded(header(message));
    assertThat(MimeUtility.unfold(parsed(message).getHeader("List-Unsubscribe", null)))
        .isEqualTo(links);
  }

  /** Every line within 78 octets where it can be folded; every encoded word whole by itself. */
  private static void assertFolded(String header) throws Exception {
    for (String line : header.lines().toList()) {
      boolean canFold = line.strip().contains(" ");
      assertThat(line.length() <= 78 || !canFold).as(line).isTrue();
      assertThat(line).isNotBlank();
    }
    var words = ENCODED_WORD.matcher(header);
    while (words.find()) {
      assertThat(words.group()).hasSizeLessThanOrEqualTo(75);
      CharsetDecoder strict = UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT);
      byte[] octets =
          words.group(1).equals("B")
              ? Base64.getDecoder().decode(words.group(2))
              : MimeUtility.decodeWord(words.group()).getBytes(UTF_8);
      assertThat(strict.decode(ByteBuffer.wrap(octets)).toString())
          .doesNotContain("\ufffd")
          .doesNotStartWith("\u200d")
          .doesNotEndWith("\u200d");
    }
  }

  private static String words(Random random, int count) {
    List<String> some =
        List.of(
            "reef",
            "Größe",
            "橋",
            "👩‍👩‍👧‍👦",
            "a,b",
            "\"q\"",
            "\\",
            "(c)",
            "<d@e>",
            "=?",
            "é",
            "x.");
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      String word = some.get(random.nextInt(some.size())).repeat(1 + random.nextInt(12));
      text.append(i == 0 ? "" : " ").append(word);
    }
    return text.toString();
  }

  private String body(Message message) {
    return new String(composer.compose(message), ISO_8859_1).split("\r\n\r\n", 2)[1];
  }

  /** The same mail of which both parts are this text. */
  private static Message with(Message m, Filled text) {
    return new Message(
        m.id(),
        m.date(),
        m.from(),
        m.to(),
        m.replyTo(),
        m.subject(),
        m.headers(),
        text,
        text,
        List.of());
  }

  private String header(Message message) {
    return new String(composer.compose(message), ISO_8859_1).split("\r\n\r\n", 2)[0];
  }

  private MimeMessage parsed(Message message) throws Exception {
    return new MimeMessage(
        Session.getInstance(new Properties()), new ByteArrayInputStream(composer.compose(message)));
  }

  private static Message message(String subject, String text) {
    return MailFixture.message(MailFixture.subscriber("ada@reef.example"), subject, text);
  }

  private static Message to(Message m, String name) {
    Mailbox to = new Mailbox(name, new EmailAddress("ada", "reef.example"));
    return new Message(
        m.id(), m.date(), m.from(), to, m.replyTo(), m.subject(), m.headers(), m.text(), m.html());
  }

  private static Message id(Message m, String id) {
    return new Message(
        id, m.date(), m.from(), m.to(), m.replyTo(), m.subject(), m.headers(), m.text(), m.html());
  }

  private static Message with(Message m, Message.Header... headers) {
    return new Message(
        m.id(),
        m.date(),
        m.from(),
        m.to(),
        Optional.empty(),
        m.subject(),
        Arrays.asList(headers),
        m.text(),
        m.html());
  }
}
