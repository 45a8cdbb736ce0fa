package anemone.newsletter;

import static org.assertj.core.api.Assertions.assertThat;

import anemone.subscriber.Cadence;
import anemone.subscriber.Subscriber;
import anemone.subscriber.file.Entry;
import anemone.subscriber.file.SubscriberReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The schemas that editors complete keys with, held against what the program reads. */
class SchemaTest {

  private static final Path SAMPLE = Path.of("newsletter.yaml");
  private static final Path LIST = Path.of("subscribers.json");
  private static final Path RESOURCES = Path.of("src/main/resources/anemone");
  private static final Path NEWSLETTER = RESOURCES.resolve("newsletter/newsletter.schema.json");
  private static final Path SUBSCRIBERS = RESOURCES.resolve("subscriber/subscribers.schema.json");

  @Test
  void theSchemaOfNewslettersHasTheKeysThatAreRead() throws IOException {
    Map<String, Set<String>> read = new TreeMap<>();
    read(Files.readString(SAMPLE) + "dkim: {keys: [{selector: s1}]}\nblocks: [{kind: quote}]\n")
        .known()
        .forEach((path, keys) -> read.put(path, new TreeSet<>(keys)));
    Map<String, Set<String>> schema = new TreeMap<>();
    gather(JsonMapper.shared().readTree(NEWSLETTER), "", schema);

    assertThat(schema).isEqualTo(read);
  }

  @Test
  void theSampleNewsletterIsGoodAndNamesItsSchema() throws IOException {
    assertThat(sample().file().problems()).isEmpty();
    assertThat(Files.readAllLines(SAMPLE).get(0)).endsWith("$schema=" + NEWSLETTER);
    assertThat(Files.readAllLines(SAMPLE)).hasSizeLessThan(70);
  }

  @Test
  void theSchemaOfSubscribersHasTheKeysThatAreRead() throws IOException {
    JsonNode entry =
        JsonMapper.shared().readTree(SUBSCRIBERS).at("/definitions/list/items/properties");
    Set<String> schema = new TreeSet<>(entry.propertyNames());
    String everyKey =
        "is unknown; must be one of email, name, topics, cadence, hour, timezone, language, max,"
            + " pausedUntil";

    List<Entry.Invalid> told = new ArrayList<>();
    read("[{\"email\": \"a@example.org\", \"zzzzzzz\": 1}]", new ArrayList<>(), told);

    assertThat(told.get(0).reason()).isEqualTo("zzzzzzz " + everyKey);
    assertThat(schema)
        .containsExactlyInAnyOrder(everyKey.replaceFirst(".* one of ", "").split(", "));
  }

  @Test
  void theSampleSubscribersAreGoodAndDiffer() throws IOException {
    List<Subscriber> subscribers = new ArrayList<>();
    List<Entry.Invalid> invalid = new ArrayList<>();
    read(Files.readString(LIST), subscribers, invalid);

    assertThat(invalid).isEmpty();
    assertThat(subscribers).hasSizeGreaterThanOrEqualTo(8);
    assertThat(subscribers)
        .extracting(s -> s.cadence().kind())
        .contains(Cadence.DAILY, Cadence.WEEKDAYS, Cadence.WEEKLY, Cadence.MONTHLY);
    assertThat(subscribers.stream().map(Subscriber::zone).distinct()).hasSizeGreaterThan(5);
    assertThat(subscribers.stream().map(Subscriber::language).distinct()).hasSize(6);
    assertThat(JsonMapper.shared().readTree(LIST).get("$schema").stringValue())
        .isEqualTo(SUBSCRIBERS.toString());
  }

  private static NewsletterFile.Result sample() throws IOException {
    return read(Files.readString(SAMPLE));
  }

  private static NewsletterFile.Result read(String text) {
    return NewsletterFile.read(
        text,
        SAMPLE,
        new Environment(Map.of()),
        file -> {
          throw new NoSuchFileException(file.toString());
        });
  }

  private static void read(String text, List<Subscriber> valid, List<Entry.Invalid> invalid)
      throws IOException {
    InputStream in = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    try (SubscriberReader reader =
        new SubscriberReader(
            in, "list", sample().file().newsletter().orElseThrow().subscriberRules(), true)) {
      reader.forEachRemaining(e -> e.either(v -> valid.add(v.subscriber()), invalid::add));
    }
  }

  private static void gather(JsonNode schema, String path, Map<String, Set<String>> keys) {
    JsonNode properties = schema.path("properties");
    for (String key : properties.propertyNames()) {
      keys.computeIfAbsent(path, p -> new TreeSet<>()).add(key);
      gather(properties.get(key), path.isEmpty() ? key : path + "." + key, keys);
    }
    if (schema.has("items")) {
      gather(schema.get("items"), path + "[]", keys);
    }
    schema.path("anyOf").forEach(s -> gather(s, path, keys));
  }
}
