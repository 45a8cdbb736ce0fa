package anemone.deliver.smtp;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class OctetsTest {

  @Test
  void everyLineThatBeginsWithADotGetsAnother() {
    List<String> pieces =
        List.of(".", "..", "\r\n", "\r\n.", "a", "a.b", "\n.", "long words ", "é", "");
    Random random = new Random(4);
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int n = random.nextInt(12); n > 0; n--) {
        text.append(pieces.get(random.nextInt(pieces.size())));
      }
      Octets message = new Octets(1).put(text.toString().getBytes(ISO_8859_1));
      String stuffed = text.toString().replaceAll("(?<=\\A|\n)\\.", "..");
      String expected =
          text.isEmpty() || text.toString().endsWith("\n") ? stuffed : stuffed + "\r\n";

      assertThat(new String(new Octets(1).putContent(message).toArray(), ISO_8859_1))
          .isEqualTo(expected);
      assertThat(message.isContent()).isEqualTo(expected.contentEquals(text));
    }
  }
}
