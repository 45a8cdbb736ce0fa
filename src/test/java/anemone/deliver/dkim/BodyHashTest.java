package anemone.deliver.dkim;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import anemone.fixture.DkimVerifier;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BodyHashTest {

  /** The second column is the canonical form; {@code ~} stands for a line end, {@code >} a tab. */
  @ParameterizedTest
  @CsvSource(
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "' C ~D > E~~~',' C~D E~'", // RFC 6376 section 3.4.5
        "'',''",
        "'~',''",
        "'~~~',''",
        "' > ~ ~',''",
        "' ',''",
        "'a','a~'",
        "'a ','a~'",
        "'a > b','a b~'",
        "'a> ~ > ~~b~','a~~~b~'",
        "'~~a~','~~a~'",
        "' .~..~','" + " .~..~'",
        "'a~.~','a~.~'",
      })
  void whiteSpaceAndEmptyLinesAtTheEndDoNotCount(String body, String canonical) {
    assertThat(BodyHash.of(octets(body)).base64())
        .isEqualTo(DkimVerifier.hash(new String(octets(canonical), ISO_8859_1)));
  }

  @Test
  void noBodyHasTheHashOfTheSpecification() {
    assertThat(BodyHash.EMPTY.base64()).isEqualTo("47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
  }

  @Test
  void aLineEndThatIsNoneIsAnOctetLikeAnyOther() {
    for (String body :
        List.of("a\rb", "a \r\rb", "a\nb \n", "\r", "a\r", "\n", "a \r b", "\r\r\n")) {
      byte[] octets = body.getBytes(ISO_8859_1);
      BodyHash inPieces = BodyHash.EMPTY;
      for (byte octet : octets) {
        inPieces = inPieces.plus(new byte[] {octet});
      }
      String expected = body.endsWith("\r\n") ? body : body + "\r\n";
      assertThat(inPieces.base64()).isEqualTo(DkimVerifier.hash(expected));
      assertThat(BodyHash.of(octets).base64()).isEqualTo(DkimVerifier.hash(expected));
    }
  }

  @Test
  void anyBodyIsHashedAsTheSpecificationSaysHoweverItIsCut() {
    Random random = new Random(6376);
    List<String> pieces = List.of(" ", "\t", "\r\n", "\r\n", "a", ".", "longer words", "é");
    for (int i = 0; i < 5000; i++) {
      StringBuilder text = new StringBuilder();
      for (int n = random.nextInt(20); n > 0; n--) {
        text.append(pieces.get(random.nextInt(pieces.size())));
      }
      byte[] body = text.toString().getBytes(ISO_8859_1);
      int first = random.nextInt(body.length + 1);
      int second = first + random.nextInt(body.length - first + 1);
      BodyHash whole =
          BodyHash.EMPTY
              .plus(body, 0, first)
              .plus(body, first, second - first)
              .plus(body, second, body.length - second);

      assertThat(whole.base64())
          .as("<%s> cut at %d and %d", text, first, second)
          .isEqualTo(DkimVerifier.hash(DkimVerifier.relaxed(text.toString())));
    }
  }

  @Test
  void bodiesThatBeginAlikeShareTheirBeginning() {
    BodyHash alike = BodyHash.of(octets("Dear ~ reader "));
    String before = alike.base64();

    assertThat(alike.plus(octets(" Ada~")).base64())
        .isEqualTo(BodyHash.of(octets("Dear ~ reader Ada~")).base64());
    assertThat(alike.plus(octets("~Bo")).base64())
        .isEqualTo(BodyHash.of(octets("Dear~ reader~Bo")).base64());
    assertThat(alike.base64()).isEqualTo(before);
  }

  private static byte[] octets(String shown) {
    return shown.replace("~", "\r\n").replace('>', '\t').getBytes(ISO_8859_1);
  }
}
