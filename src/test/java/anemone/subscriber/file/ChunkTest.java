package anemone.subscriber.file;

import static org.assertj.core.api.Assertions.assertThat;

import anemone.subscriber.Cadence;
import anemone.subscriber.SubscriberRules;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChunkTest {

  private static final SubscriberRules RULES =
      new SubscriberRules(Set.of("sea"), Cadence.DAILY, ZoneOffset.UTC, Locale.ENGLISH);

  private static final String ENTRIES =
      """
      {"email": "a@example.org"},
      {"email": "b@example.org", "name": "Zoë },"},
      {
        "email": "c@example.org",
        "hour": 25
      },
        {"email": "d@example.org", "name": "[{"}
      ,
      {"email": "e@example.org", "topics": ["sea"]}, {"email": "f@example.org"},
      {"email": "g@example.org", "topics": ["lake"]},

      {"email": "h@example.org"}
      """;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[\n%s]",
        "[%s]\n",
        "{\"subscribers\": [\n%s]}",
        "{\"$schema\": \"list.schema.json\",\n\"subscribers\": [%s],\n\"title\": \"x\"}",
        "\uFEFF[%s]",
        "[\n%s] [",
        "[\n%s {",
        "[\n%s, {]",
        "[\n%s, {\"email\": \"z@example.org\""
      })
  void aListInTwoPiecesSaysWhatTheWholeSays(String list) {
    byte[] text = bytes(list.formatted(ENTRIES));
    List<Integer> cuts = cuts(text);

    assertThat(cuts).hasSize(6);
    for (int cut : cuts) {
      Read whole = read(text, Chunk.WHOLE, 0);
      Read both = inTwo(text, cut);
      assertThat(both.whole()).isEqualTo(whole.whole());
      if (both.whole()) {
        assertThat(both.entries()).isEqualTo(whole.entries());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"old\": [{\"email\": \"a@example.org\"},\n{\"email\": \"b@example.org\"}],"
            + " \"subscribers\": [{\"email\": \"c@example.org\"}]}",
        "{\"subscribers\": [{\"email\": \"c@example.org\"}],"
            + " \"old\": [{\"email\": \"a@example.org\"},\n{\"email\": \"b@example.org\"}]}",
        "[{\"email\": \"a@example.org\", \"topics\": [{\"a\": 1},\n{\"b\": 2}]}]",
        "[{\"email\": \"a@example.org\"}] [{\"b\": 1},\n{\"email\": \"c@example.org\"}]",
        "[{\"email\": \"a@example.org\", \"name\": \"},\n{\"}]"
      })
  void aCutThatIsNotBetweenTwoEntriesShows(String list) {
    byte[] text = bytes(list);
    int cut = Chunk.cut(text, text.length).orElseThrow();
    byte[] before = Arrays.copyOf(text, cut);

    assertThat(read(before, new Chunk(true, false, list.startsWith("{")), 0).whole()).isFalse();
  }

  @Test
  void aListInOneLineIsNotCut() {
    byte[] text = bytes("[{\"email\": \"a@example.org\"}, {\"email\": \"b@example.org\"}]");

    assertThat(Chunk.cut(text, text.length)).isEqualTo(OptionalInt.empty());
  }

  private static Read inTwo(byte[] text, int cut) {
    boolean enveloped = new String(text, StandardCharsets.UTF_8).startsWith("{");
    Read first = read(Arrays.copyOf(text, cut), new Chunk(true, false, enveloped), 0);
    assertThat(first.whole()).isTrue();
    byte[] rest = Arrays.copyOfRange(text, cut + 1, text.length);
    List<Entry> all = new ArrayList<>(first.entries());
    Read second = read(rest, new Chunk(false, true, enveloped), first.lines());
    all.addAll(second.entries());
    return new Read(all, second.whole(), first.lines() + second.lines());
  }

  private static List<Integer> cuts(byte[] text) {
    List<Integer> cuts = new ArrayList<>();
    for (int from = 0; from < text.length; ) {
      byte[] rest = Arrays.copyOfRange(text, from, text.length);
      OptionalInt cut = Chunk.cut(rest, rest.length);
      if (cut.isEmpty()) {
        break;
      }
      cuts.add(from + cut.getAsInt());
      from += cut.getAsInt() + 1;
    }
    return cuts;
  }

  private static Read read(byte[] text, Chunk piece, int linesBefore) {
    List<Entry> entries = new ArrayList<>();
    try (SubscriberReader reader =
        new SubscriberReader(
            new ByteArrayInputStream(text), "list.json", RULES, new AddressFingerprints(), piece)) {
      reader.forEachRemaining(
          entry ->
              entry.either(
                  v ->
                      entries.add(
                          new Entry.Valid(v.subscriber(), v.said(), v.line() + linesBefore)),
                  i -> entries.add(i.moved(linesBefore))));
      return new Read(entries, reader.isWhole(), reader.lineBreaks());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private record Read(List<Entry> entries, boolean whole, int lines) {}

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
