package anemone.deliver.mime;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import anemone.fixture.ArticleFixture;
import anemone.fixture.EditionFixture;
import anemone.render.Filled;
import anemone.render.Mailbox;
import anemone.render.Message;
import anemone.render.Proof;
import anemone.render.Renderer;
import anemone.subscriber.EmailAddress;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PartTemplateTest {

  private static final Pattern DOTTED_LINE = Pattern.compile("^\\.", Pattern.MULTILINE);

  private static final List<String> SOME =
      List.of(
          "reef",
          " ",
          "  ",
          "\n",
          "\n\n",
          " \n",
          "\t\n",
          ".",
          "\n.",
          "\n..\n",
          "=",
          "a=b&c=d",
          "Größe",
          "橋",
          "👩‍👩‍👧‍👦",
          "https://tide.example/leave?t=",
          "x".repeat(75),
          "\u007f",
          "x".repeat(76),
          "é".repeat(26),
          "\u0001",
          "\r\n",
          "--",
          "From ",
          "y".repeat(300),
          "");

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void aPartMadeOfPiecesIsWhatJakartaMailMakesOfTheWhole(long seed) throws Exception {
    Random random = new Random(seed);
    for (int i = 0; i < 3000; i++) {
      List<String> fixed = new ArrayList<>();
      List<String> values = new ArrayList<>();
      for (int gap = random.nextInt(5); gap >= 0; gap--) {
        fixed.add(words(random, 12));
        if (gap > 0) {
          values.add(words(random, 4).replaceAll("[\r\n]", ""));
        }
      }
      PartTemplate template = PartTemplate.of(fixed);
      assertThat(encoded(template, words(random, values))).isNotEmpty();
      String encoded = encoded(template, values);
      String byJakartaMail = byJakartaMail(new Filled(fixed, values));
      if (DOTTED_LINE.matcher(byJakartaMail).find()) {
        assertThat(encoded.lines().toList())
            .noneMatch(line -> line.startsWith("."))
            .allMatch(line -> line.length() <= 76);
        assertThat(decoded(encoded)).isEqualTo(decoded(byJakartaMail));
      } else {
        assertThat(encoded).isEqualTo(byJakartaMail);
      }
    }
  }

  @Test
  void noLineOfAMessageBeginsWithADot() {
    String dots = ".hidden\n..\n.\n" + "x".repeat(75) + "." + "y ".repeat(38) + ".\n";
    Message message = message(new Filled(List.of(dots, dots), List.of(".")));

    assertThat(new String(new MimeComposer().compose(message), ISO_8859_1).lines())
        .contains("=2E", "=2Ehidden")
        .noneMatch(line -> line.startsWith("."));
  }

  @Test
  void everySubscribersMessageIsTheOneComposedOfTheirWholeTexts() {
    Renderer renderer =
        new Renderer(
            new Proof(
                EditionFixture.edition("en", "de", "ja"),
                EditionFixture.design(),
                EditionFixture.letterhead()),
            EditionFixture.links(),
            3);
    MimeComposer composer = new MimeComposer();
    Random random = new Random(5);
    for (int i = 0; i < 200; i++) {
      Message message =
          renderer
              .render(
                  EditionFixture.subscriber(
                      "a".repeat(1 + random.nextInt(60)) + "=b" + i + "@reef.example",
                      random.nextBoolean() ? "en" : "ja"),
                  ArticleFixture.NOW)
              .orElseThrow();
      Message named = to(message, words(random, 5).replaceAll("\\p{Cntrl}", ""));

      assertThat(composer.compose(named)).isEqualTo(new MimeComposer().compose(whole(named)));
    }
  }

  @Test
  void aValueWithALineEndIsEncodedWithTheRest() {
    Filled text = new Filled(List.of("Dear\r", ",\r", "\n"), List.of("\nyou", "bye\r"));
    Message message = whole(message(text));

    assertThat(new MimeComposer().compose(message(text)))
        .isEqualTo(new MimeComposer().compose(message));
  }

  private static Message message(Filled text) {
    return new Message(
        "1@tide.example",
        ArticleFixture.NOW.atOffset(ZoneOffset.UTC),
        new Mailbox("", new EmailAddress("digest", "tide.example")),
        new Mailbox("", new EmailAddress("ada", "reef.example")),
        Optional.empty(),
        "s",
        List.of(),
        text,
        text,
        List.of());
  }

  private static Message to(Message m, String name) {
    Mailbox to = new Mailbox(name, m.to().address());
    return new Message(
        m.id(),
        m.date(),
        m.from(),
        to,
        m.replyTo(),
        m.subject(),
        m.headers(),
        m.textPart(),
        m.htmlPart(),
        List.of());
  }

  private static Message whole(Message m) {
    return new Message(
        m.id(),
        m.date(),
        m.from(),
        m.to(),
        m.replyTo(),
        m.subject(),
        m.headers(),
        m.text(),
        m.html());
  }

  private static String words(Random random, int most) {
    StringBuilder text = new StringBuilder();
    for (int count = random.nextInt(most + 1); count > 0; count--) {
      text.append(SOME.get(random.nextInt(SOME.size())));
    }
    return text.toString();
  }

  /** Other values in the same places. */
  private static List<String> words(Random random, List<String> values) {
    return values.stream().map(v -> words(random, 3).replaceAll("[\r\n]", "")).toList();
  }

  private static String encoded(PartTemplate template, List<String> values) {
    ByteBuilder out = new ByteBuilder(16);
    template.put(values, out);
    return new String(out.toArray(), ISO_8859_1);
  }

  private static byte[] decoded(String part) throws Exception {
    int blank = part.indexOf("\r\n\r\n");
    String encoding = part.substring(part.indexOf(' ') + 1, blank);
    byte[] octets = part.substring(blank + 4).getBytes(ISO_8859_1);
    try (InputStream decoder = MimeUtility.decode(new ByteArrayInputStream(octets), encoding)) {
      return decoder.readAllBytes();
    }
  }

  private static String byJakartaMail(Filled text) throws Exception {
    byte[] octets = text.whole().replaceAll("\r\n|\r|\n", "\r\n").getBytes(UTF_8);
    int escaped = 0;
    for (byte octet : octets) {
      escaped += octet < 0 || octet == '=' ? 1 : 0;
    }
    String encoding = 2 * escaped > octets.length / 3 ? "base64" : "quoted-printable";
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (OutputStream encoder = MimeUtility.encode(out, encoding)) {
      encoder.write(octets);
    }
    return "Content-Transfer-Encoding: " + encoding + "\r\n\r\n" + out.toString(ISO_8859_1);
  }
}
