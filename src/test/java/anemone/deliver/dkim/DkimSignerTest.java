package anemone.deliver.dkim;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anemone.fixture.DkimVerifier;
import anemone.fixture.KeyFixture;
import java.security.KeyPair;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DkimSignerTest {

  private static final Instant NOW = Instant.parse("2026-11-23T06:00:00Z");
  private static final KeyPair RSA = KeyFixture.pair("RSA", 2048);
  private static final KeyPair ED25519 = KeyFixture.pair("Ed25519", 0);
  private static final DkimVerifier VERIFIER =
      new DkimVerifier(Map.of("s1", RSA.getPublic(), "s2", ED25519.getPublic()));
  private static final DkimSigner SIGNER =
      DkimSigner.of(
          "tide.example", List.of(KeyFixture.key("s1", RSA), KeyFixture.key("s2", ED25519)));

  private static final String HEADER =
      """
      Date: Mon, 23 Nov 2026 06:00:00 +0000
      From: The Tide <digest@tide.example>
      Reply-To: editor@tide.example
      To: =?UTF-8?Q?Zo=C3=AB?= <zoe@reef.example>
      Subject: A   reef
      \t grows back  \s
      Message-ID: <1@tide.example>
      List-Id: "The Tide" <digest.tide.example>
      List-Unsubscribe: <https://tide.example/mail/unsubscribe?k=0123456789012345678901234567890>,
       <mailto:unsubscribe@tide.example>
      List-Unsubscribe-Post: List-Unsubscribe=One-Click
      Precedence: bulk
      Feedback-ID: 2026-11-23:daily:digest.tide.example:0123456789ab
      MIME-Version: 1.0
      Content-Type: multipart/alternative; boundary="=_1"

      """
          .replace("\n", "\r\n");
  private static final String BODY = "Hello \t Zo=C3=AB, \r\n\r\n.\r\n..\r\nBye\r\n\r\n";

  @Test
  void theSignaturesOfTheSpecificationComeOutAgain() {
    List<DkimKey> keys =
        List.of(
            read("brisbane", KeyFixture.ed25519(Rfc8463Example.ED25519_SECRET)),
            read("test", Rfc8463Example.RSA_SECRET));
    String[] parts = Rfc8463Example.MESSAGE.split("\r\n\r\n", 2);
    HeaderBlock header = HeaderBlock.parse(parts[0].getBytes(US_ASCII));

    for (int i = 0; i < keys.size(); i++) {
      HeaderBlock.Field field = header.fields().get(i);
      Map<String, String> tags = DkimVerifier.tags("DKIM-Signature:" + field.value());
      String unsigned = field.value().substring(0, field.value().indexOf(" b=") + 3);
      String signed =
          header.relaxed(names(tags)) + new HeaderBlock.Field("DKIM-Signature", unsigned).relaxed();

      assertThat(tags).containsEntry("s", keys.get(i).selector());
      assertThat(BodyHash.of(parts[1].getBytes(US_ASCII)).base64()).isEqualTo(tags.get("bh"));
      assertThat(keys.get(i).sign(signed.getBytes(US_ASCII))).isEqualTo(tags.get("b"));
    }
  }

  @Test
  void theVerifierOfTheseTestsAgreesWithTheSpecification() {
    DkimVerifier verifier =
        new DkimVerifier(
            Map.of(
                "brisbane", KeyFixture.published("Ed25519", Rfc8463Example.ED25519_PUBLIC),
                "test", KeyFixture.published("RSA", Rfc8463Example.RSA_PUBLIC)));
    String message = Rfc8463Example.MESSAGE;

    assertThat(verifier.verify(message.getBytes(US_ASCII)))
        .isEqualTo(Map.of("brisbane", "pass", "test", "pass"));
    assertThat(verifier.verify(message.replace("dinner", "lunch").getBytes(US_ASCII)))
        .isEqualTo(Map.of("brisbane", "another header", "test", "another header"));
    assertThat(verifier.verify(message.replace("hungry", "thirsty").getBytes(US_ASCII)))
        .isEqualTo(Map.of("brisbane", "another body", "test", "another body"));
  }

  @Test
  void headersAreRelaxedAsTheSpecificationShows() {
    HeaderBlock header = HeaderBlock.parse("A: X\r\nB : Y\t\r\n\tZ  \r\n".getBytes(US_ASCII));

    assertThat(header.relaxed(List.of("a", "b"))).isEqualTo("a:X\r\nb:Y Z\r\n");
  }

  @Test
  void ofFieldsOfTheSameNameTheLastIsSignedFirst() {
    HeaderBlock header = HeaderBlock.parse("A: 1\r\nB: 2\r\nA: 3\r\n\r\nA: 4".getBytes(US_ASCII));

    assertThat(header.relaxed(List.of("A", "A", "A", "C"))).isEqualTo("a:3\r\na:1\r\n");
  }

  @Test
  void everyKeySigns() {
    assertThat(VERIFIER.verify(message(SIGNER, HEADER, BODY)))
        .isEqualTo(Map.of("s1", "pass", "s2", "pass"));
    assertThat(VERIFIER.verify(message(SIGNER, HEADER, "")))
        .isEqualTo(Map.of("s1", "pass", "s2", "pass"));
  }

  @Test
  void whatLetsAReaderLeaveIsSigned() {
    Map<String, String> tags = tags(SIGNER, HEADER);

    assertThat(names(tags))
        .contains("List-Unsubscribe", "List-Unsubscribe-Post", "List-Id", "Feedback-ID")
        .contains("Message-ID", "MIME-Version", "Content-Type", "Reply-To")
        .doesNotContain("Precedence");
    assertThat(tags)
        .containsEntry("v", "1")
        .containsEntry("d", "tide.example")
        .containsEntry("c", "relaxed/relaxed")
        .containsEntry("t", String.valueOf(NOW.getEpochSecond()))
        .doesNotContainKey("l");
  }

  @Test
  void nobodyCanChangeOrAddWhatAReaderSees() {
    String signed = new String(message(SIGNER, HEADER, BODY), ISO_8859_1);
    for (String more : List.of("From", "To", "Subject", "Date", "Reply-To", "Cc", "Content-Type")) {
      String field = more + ": x\r\n";
      for (String forged :
          List.of(
              field + signed,
              signed.replace("\nMIME-Version: ", "\n" + field + "MIME-Version: "))) {
        assertThat(VERIFIER.verify(forged.getBytes(ISO_8859_1)).values())
            .as(more)
            .containsOnly("another header");
      }
    }
    assertThat(VERIFIER.verify(signed.replace("One-Click", "Never").getBytes(ISO_8859_1)).values())
        .containsOnly("another header");
    assertThat(VERIFIER.verify((signed + "more").getBytes(ISO_8859_1)).values())
        .containsOnly("another body");
  }

  @Test
  void aServerMayFoldAnewAndAddFieldsOfItsOwn() {
    String signed = new String(message(SIGNER, HEADER, BODY), ISO_8859_1);
    String relayed =
        "Received: from a by b\r\n"
            + signed.replace("Subject: A   reef\r\n\t grows", "SUBJECT:A reef grows")
            + "\r\n\r\n";

    assertThat(VERIFIER.verify(relayed.getBytes(ISO_8859_1)).values()).containsOnly("pass");
  }

  @Test
  void theFieldsAreFolded() {
    String fields = SIGNER.sign(HEADER.getBytes(US_ASCII), BodyHash.EMPTY, NOW);

    assertThat(fields).endsWith("\r\n");
    assertThat(fields.replace("\r\n", "")).doesNotContain("\r", "\n", "\t");
    assertThat(fields.lines())
        .allSatisfy(line -> assertThat(line).hasSizeBetween(2, 76))
        .filteredOn(line -> !line.startsWith(" "))
        .hasSize(2)
        .allSatisfy(line -> assertThat(line).startsWith("DKIM-Signature: v=1; a="));
  }

  @Test
  void theSameMessageAtTheSameTimeHasTheSameSignature() {
    assertThat(message(SIGNER, HEADER, BODY)).isEqualTo(message(SIGNER, HEADER, BODY));
  }

  @Test
  void manyThreadsMayShareASigner() {
    assertThat(
            IntStream.range(0, 100)
                .parallel()
                .mapToObj(i -> message(SIGNER, HEADER, "Number " + i + "\r\n"))
                .flatMap(message -> VERIFIER.verify(message).values().stream()))
        .hasSize(200)
        .containsOnly("pass");
  }

  @Test
  void withoutAKeyNothingIsSigned() {
    assertThat(DkimSigner.NONE.sign(HEADER.getBytes(US_ASCII), BodyHash.EMPTY, NOW)).isEmpty();
  }

  @Test
  void whatIsNoMessageIsNotSigned() {
    for (String header : List.of("", "To: a@b.example\r\n", " x\r\n", "no field\r\n", ": x\r\n")) {
      assertThatThrownBy(() -> SIGNER.sign(header.getBytes(US_ASCII), BodyHash.EMPTY, NOW))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  private static List<String> names(Map<String, String> tags) {
    return Arrays.asList(tags.getOrDefault("h", "").split(":", -1));
  }

  private static DkimKey read(String selector, String pem) {
    return DkimKey.read(selector, pem).value().orElseThrow();
  }

  private static Map<String, String> tags(DkimSigner signer, String header) {
    String fields = signer.sign(header.getBytes(US_ASCII), BodyHash.EMPTY, NOW);
    return DkimVerifier.tags(fields.split("\r\n(?! )", 2)[0]);
  }

  private static byte[] message(DkimSigner signer, String header, String body) {
    BodyHash hash = BodyHash.of(body.getBytes(ISO_8859_1));
    return (signer.sign(header.getBytes(ISO_8859_1), hash, NOW) + header + body)
        .getBytes(ISO_8859_1);
  }
}
