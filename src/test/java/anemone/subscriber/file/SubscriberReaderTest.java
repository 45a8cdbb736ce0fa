package anemone.subscriber.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anemone.subscriber.Cadence;
import anemone.subscriber.EmailAddress;
import anemone.subscriber.Subscriber;
import anemone.subscriber.SubscriberRules;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SubscriberReaderTest {

  private static final SubscriberRules RULES =
      new SubscriberRules(
          new LinkedHashSet<>(List.of("technology", "science")),
          Cadence.WEEKLY,
          ZoneId.of("Europe/Lisbon"),
          Locale.FRENCH);

  @Test
  void anEntrySaysWhatItWants() {
    String entry =
        """
        [{"email": "Ana@Example.org", "name": " Ana Lima ", "topics": ["science", "science"],
          "cadence": "monthly", "hour": 0, "timezone": "Asia/Tokyo", "language": "ja"}]
        """;

    assertThat(valid(read(entry)))
        .containsExactly(
            new Subscriber(
                new EmailAddress("Ana", "example.org"),
                "Ana Lima",
                List.of("science"),
                Cadence.MONTHLY,
                0,
                ZoneId.of("Asia/Tokyo"),
                Locale.JAPANESE,
                Optional.empty(),
                Optional.empty()));
  }

  @Test
  void whatAnEntryLeavesOutTheNewsletterSays() {
    assertThat(valid(read("[{\"email\": \"ana@example.org\"}]")))
        .containsExactly(
            new Subscriber(
                new EmailAddress("ana", "example.org"),
                "",
                List.of(),
                Cadence.WEEKLY,
                0,
                ZoneId.of("Europe/Lisbon"),
                Locale.FRENCH,
                Optional.empty(),
                Optional.empty()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'email': 'nobody'}|email has no @",
        "{'name': 'Ana'}|email is missing",
        "{'email': 7}|email is a number; must be text",
        "{'email': 'a@example.org', 'name': 'Ana\\r\\nBcc: x'}|name has a line break in it",
        "{'email': 'a@example.org', 'name': 'Ana\\u0000'}|name has a control character in it",
        "{'email': 'a@example.org', 'name': null}|name is null; must be text",
        "{'email': 'a@example.org', 'topics': 'science'}|topics is text; must be a list of topic"
            + " names",
        "{'email': 'a@example.org', 'topics': [['science']]}|topics is a list; must be text",
        "{'email': 'a@example.org', 'cadence': 'dayly'}|\"dayly\" is not a cadence; did you mean"
            + " daily?",
        "{'email': 'a@example.org', 'hour': 24}|hour is 24; must be a whole number from 0 to 23",
        "{'email': 'a@example.org', 'hour': -1}|hour is -1; must be a whole number from 0 to 23",
        "{'email': 'a@example.org', 'hour': 6.5}|hour is 6.5; must be a whole number from 0 to 23",
        "{'email': 'a@example.org', 'hour': 99999999999}|hour is 99999999999; must be a whole"
            + " number",
        "{'email': 'a@example.org', 'hour': '6'}|hour is text; must be a whole number from 0 to 23",
        "{'email': 'a@example.org', 'timezone': 'Europe/Lisbn'}|did you mean Europe/Lisbon?",
        "{'email': 'a@example.org', 'language': 'klingonish'}|language \"klingonish\" is not a"
            + " language tag",
        "{'email': 'a@example.org', 'topic': ['science']}|topic is unknown; did you mean topics?",
        "{'email': 'a@example.org', 'email': 'b@example.org'}|email is given twice",
        "'a@example.org'|this entry is text; must be an object",
        "[{'email': 'a@example.org'}]|this entry is a list; must be an object",
      })
  void aBadEntryIsNamedWithItsLineAndCostsNoOther(String entry, String reason) {
    List<Entry> entries =
        read(
            "[\n{\"email\": \"first@example.org\"},\n"
                + entry.replace('\'', '"')
                + ",\n{\"email\": \"last@example.org\"}]");

    assertThat(valid(entries))
        .extracting(s -> s.address().local())
        .containsExactly("first", "last");
    assertThat(invalid(entries)).hasSize(1);
    assertThat(invalid(entries).get(0).toString()).startsWith("list.json:3: ").contains(reason);
  }

  @Test
  void aTopicThatWasRenamedCostsThatTopicAndOneWarning() throws Exception {
    String list =
        """
        [{"email": "ana@example.org", "topics": ["sience", "technology"]},
         {"email": "ben@example.org", "topics": ["technology"]},
         {"email": "cyd@example.org",
          "topics": ["sience"]},
         {"email": "dan@example.org", "topics": ["sport", "sience", "technology"]}]
        """;
    List<Entry> entries = new ArrayList<>();
    try (SubscriberReader reader = reader(list)) {
      reader.forEachRemaining(entries::add);

      assertThat(reader.warnings())
          .containsExactly(
              "list.json:1: topics has no sience (2 subscribers get their other topics, 1"
                  + " subscriber has no other topic and gets no mail); did you mean science?",
              "list.json:5: topics has no sport (1 subscriber gets their other topics); must be"
                  + " one of technology, science");
    }
    assertThat(invalid(entries)).isEmpty();
    assertThat(valid(entries))
        .extracting(Subscriber::topics)
        .containsExactly(
            List.of("technology"), List.of("technology"), List.of("sience"), List.of("technology"));
  }

  @Test
  void everyMistakeOfAnEntryIsToldAtOnce() {
    List<Entry.Invalid> invalid =
        invalid(read("[{\"email\": \"nobody\",\n\"hour\": 30,\n\"colour\": {\"a\": [1]}}]"));

    assertThat(invalid).hasSize(1);
    assertThat(invalid.get(0).reason())
        .contains("email has no @", "hour is 30", "colour is unknown");
    assertThat(invalid.get(0).column()).isEqualTo(12);
  }

  @Test
  void aTwinByCaseIsNamedWithTheLineOfTheFirst() {
    List<Entry> entries =
        read("[{\"email\": \"ana@example.org\"},\n{\"email\": \"ANA@EXAMPLE.ORG\"}]");

    assertThat(valid(entries)).hasSize(1);
    assertThat(invalid(entries))
        .extracting(Entry.Invalid::toString)
        .containsExactly("list.json:2: email is also on line 1");
  }

  @Test
  void aSkippedEntryDoesNotTakeTheAddressFromAGoodOne() {
    List<Entry> entries =
        read("[{\"email\": \"ana@example.org\", \"hour\": 99},\n{\"email\": \"ana@example.org\"}]");

    assertThat(valid(entries)).hasSize(1);
    assertThat(invalid(entries)).extracting(Entry.Invalid::line).containsExactly(1);
  }

  @Test
  void aListMayNameItsSchema() {
    String list =
        """
        {"$schema": "list.schema.json",
         "subscriber": 1,
         "subscribers": [{"email": "ana@example.org"}],
         "subscribers": [{"email": "ben@example.org"}]}
        """;
    List<Entry> entries = read(list);

    assertThat(valid(entries)).hasSize(1);
    assertThat(invalid(entries))
        .extracting(Entry.Invalid::toString)
        .containsExactly(
            "list.json:2: subscriber is unknown; did you mean subscribers?",
            "list.json:4: subscribers is given twice");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "7", "\"ana@example.org\"", "{}", "{\"subscribers\": {}}", "[] []"})
  void whatIsNoListSaysSo(String text) {
    assertThat(invalid(read(text))).hasSize(1);
    assertThat(read(text)).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"email\" \"b@example.org\"}", "nonsense", "{\"email\": \"b", ""})
  void brokenSyntaxEndsTheListWhereItIs(String broken) {
    List<Entry> entries = read("[{\"email\": \"ana@example.org\"},\n" + broken);

    assertThat(valid(entries)).hasSize(1);
    assertThat(invalid(entries)).hasSize(1);
    assertThat(invalid(entries).get(0).toString()).startsWith("list.json:2: the file is broken");
    assertThat(entries).hasSize(2);
  }

  @Test
  void aByteOrderMarkIsNoMistake() {
    assertThat(valid(read("\uFEFF[{\"email\": \"ana@example.org\"}]"))).hasSize(1);
  }

  @Test
  void bytesThatAreNotUtf8AreNotGuessed() {
    byte[] latin1 =
        "[{\"email\": \"a@example.org\", \"name\": \"Inês\"}]"
            .getBytes(StandardCharsets.ISO_8859_1);

    List<Entry> entries = read(new ByteArrayInputStream(latin1));

    assertThat(invalid(entries)).hasSize(1);
    assertThat(invalid(entries).get(0).reason()).contains("not UTF-8");
  }

  @Test
  void whatStandsBeforeABadByteIsReadAndTheByteIsFound() {
    String before = "[{\"email\": \"a@example.org\", \"name\": \"界 🐙\"},\n";

    for (String bad :
        List.of("\u00FF", "\u00C0\u00AF", "\u00ED\u00A0\u0080", "\u00F4\u0090\u0080\u0080", "\0")) {
      ByteArrayOutputStream list = new ByteArrayOutputStream();
      list.writeBytes(before.getBytes(StandardCharsets.UTF_8));
      list.writeBytes(("{\"name\": \"" + bad).getBytes(StandardCharsets.ISO_8859_1));
      list.writeBytes("\", \"email\": \"b@example.org\"}]".getBytes(StandardCharsets.UTF_8));

      List<Entry> entries = read(new ByteArrayInputStream(list.toByteArray()));

      assertThat(valid(entries)).extracting(Subscriber::name).containsExactly("界 🐙");
      assertThat(invalid(entries)).hasSize(1);
      assertThat(invalid(entries).get(0).toString())
          .startsWith("list.json:2: ")
          .contains("not UTF-8");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32LE"})
  void aListInAnotherEncodingIsNotGuessed(String encoding) {
    byte[] list = "[{\"email\": \"a@example.org\"}]".getBytes(Charset.forName(encoding));

    List<Entry> entries = read(new ByteArrayInputStream(list));

    assertThat(entries).hasSize(1);
    assertThat(invalid(entries).get(0).toString())
        .startsWith("list.json:1: ")
        .contains("not UTF-8");
  }

  @Test
  void aDiskThatFailsIsNoMistakeOfTheList() {
    ByteArrayInputStream list = new ByteArrayInputStream("[]".getBytes(StandardCharsets.UTF_8));
    InputStream failing =
        new FilterInputStream(list) {
          @Override
          public int read(byte[] bytes, int from, int length) throws IOException {
            throw new IOException("the disk is gone");
          }
        };

    assertThatThrownBy(() -> read(failing)).isInstanceOf(UncheckedIOException.class);
  }

  @Test
  void twinsAreFoundInALongListToo() {
    StringBuilder list = new StringBuilder("[");
    for (int i = 0; i < 50_000; i++) {
      list.append("{\"email\": \"reader").append(i).append("@example.org\"},\n");
    }
    list.append("{\"email\": \"Reader4711@example.org\"}]");
    List<Entry> entries = read(list.toString());

    assertThat(valid(entries)).hasSize(50_000);
    assertThat(invalid(entries))
        .extracting(Entry.Invalid::reason)
        .containsExactly("email is also on line 4712");
  }

  private static List<Entry> read(String text) {
    return read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void aDeepOrLongValueCostsItsEntryAloneAndIsToldBriefly() {
    String deep = "[".repeat(5_000) + "]".repeat(5_000);
    String list =
        "[{\"email\": \"a@example.org\", \"topics\": "
            + deep
            + "}, {\"email\": \"b@example.org\", \"language\": \"en"
            + "-variant".repeat(200)
            + "\"}, {\"email\": \"c@example.org\", \""
            + "x".repeat(90_000)
            + "\": 1}, {\"email\": \"d@example.org\"}]";

    List<Entry> entries = read(list);

    assertThat(entries).hasSize(4);
    assertThat(entries.subList(0, 3))
        .allSatisfy(
            entry ->
                assertThat(entry)
                    .isInstanceOf(Entry.Invalid.class)
                    .asString()
                    .hasSizeLessThan(400));
    assertThat(entries.get(3)).isInstanceOf(Entry.Valid.class);
  }

  private static SubscriberReader reader(String text) {
    return new SubscriberReader(
        new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), "list.json", RULES, true);
  }

  private static List<Entry> read(InputStream in) {
    List<Entry> entries = new ArrayList<>();
    try (SubscriberReader reader = new SubscriberReader(in, "list.json", RULES, true)) {
      reader.forEachRemaining(entries::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return entries;
  }

  private static List<Subscriber> valid(List<Entry> entries) {
    List<Subscriber> valid = new ArrayList<>();
    entries.forEach(e -> e.either(v -> valid.add(v.subscriber()), i -> {}));
    return valid;
  }

  private static List<Entry.Invalid> invalid(List<Entry> entries) {
    List<Entry.Invalid> invalid = new ArrayList<>();
    entries.forEach(e -> e.either(v -> {}, invalid::add));
    return invalid;
  }
}
