package anemone.collect.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class EncodingTest {

  private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

  @Test
  void aByteOrderMarkCountsMoreThanWhatTheServerSays() {
    byte[] body = "\ufeffhé".getBytes(StandardCharsets.UTF_8);

    assertThat(Encoding.decode(body, "text/html; charset=iso-8859-1")).isEqualTo("hé");
    assertThat(Encoding.decode("\ufeffhé".getBytes(StandardCharsets.UTF_16LE), "")).isEqualTo("hé");
  }

  @Test
  void theServersCharsetCountsMoreThanTheDocuments() {
    byte[] body = "<meta charset=\"koi8-r\">é".getBytes(WINDOWS_1252);

    assertThat(Encoding.decode(body, "text/html; charset=\"Windows-1252\"")).endsWith("é");
  }

  @Test
  void aServersCharsetThatDoesNotFitIsNotBelieved() {
    byte[] body = "<?xml version='1.0'?><a>caf\u00e9</a>".getBytes(WINDOWS_1252);

    assertThat(Encoding.decode(body, "text/xml; charset=utf-8")).contains("café");
  }

  @Test
  void aPageSaysItsCharsetInItsHead() {
    byte[] body = "<html><head><meta charset=windows-1252></head>“5 €”".getBytes(WINDOWS_1252);

    assertThat(Encoding.decode(body, "text/html")).endsWith("“5 €”");
  }

  @Test
  void latin1MeansWindows1252LikeInBrowsers() {
    byte[] body = "“quoted”".getBytes(WINDOWS_1252);

    assertThat(Encoding.decode(body, "text/html; charset=ISO-8859-1")).isEqualTo("“quoted”");
  }

  @Test
  void whatSaysNothingIsUtf8OrElseWindows1252() {
    assertThat(Encoding.decode("naïve".getBytes(StandardCharsets.UTF_8), "")).isEqualTo("naïve");
    assertThat(Encoding.decode("naïve".getBytes(WINDOWS_1252), "")).isEqualTo("naïve");
    assertThat(Encoding.decode(new byte[0], "text/html; charset=no-such")).isEmpty();
  }
}
