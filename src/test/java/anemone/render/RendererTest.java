package anemone.render;

import static org.assertj.core.api.Assertions.assertThat;

import anemone.edition.Edition;
import anemone.fixture.ArticleFixture;
import anemone.fixture.EditionFixture;
import anemone.subscriber.Subscriber;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RendererTest {

  private static final List<String> LANGUAGES = List.of("en", "de", "fr", "es", "ar", "ja", "sv");
  private static final List<String> TOPICS = List.of("sea", "science", "work", "nothing");

  private final Edition edition = EditionFixture.edition("en", "de", "ar", "ja");
  private final Renderer renderer = renderer(edition, 3);

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void aCopyIsWhatRenderingForThatSubscriberAloneWouldGive(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 12; i++) {
      Subscriber subscriber = subscriber(random);

      Optional<Message> copy = renderer.render(subscriber, ArticleFixture.NOW);

      Optional<Variant> whole = whole(subscriber);
      assertThat(copy.map(Message::text))
          .isEqualTo(whole.map(v -> v.text().fill(Map.of()).whole()));
      assertThat(copy.map(Message::html))
          .isEqualTo(whole.map(v -> v.html().fill(Map.of()).whole()));
    }
  }

  @Test
  void aSubscriberWhoseTopicsHaveNoStoryGetsNoMessage() {
    assertThat(message("ada@reader.example.com", "en", "gardens")).isEmpty();
  }

  @Test
  void theSubjectIsTheTopStoryOfTheReadersOwnTopics() {
    Message message = message("ada@reader.example.com", "en", "work").orElseThrow();

    assertThat(message.subject()).startsWith("The four-day week").hasSizeLessThanOrEqualTo(70);
    assertThat(message.html()).doesNotContain("ferry terminal");
    assertThat(message.text()).doesNotContain("ferry terminal").contains("(daily, Work).");
  }

  @Test
  void aCopyThatIsSentAgainIsTheSameAndHasTheSameMessageId() {
    Message first = message("ada@reader.example.com", "en").orElseThrow();
    Message again =
        renderer(edition, 3)
            .render(EditionFixture.subscriber("ada@reader.example.com", "en"), ArticleFixture.NOW)
            .orElseThrow();

    assertThat(again).isEqualTo(first);
    assertThat(first.id()).matches("daily\\.2026-11-23\\.[0-9a-f]{32}@tidepool\\.example\\.org");
    assertThat(message("bea@reader.example.com", "en").orElseThrow().id()).isNotEqualTo(first.id());
  }

  @Test
  void theDateStandsInTheNewslettersZone() {
    assertThat(message("ada@reader.example.com", "en").orElseThrow().date())
        .hasToString("2026-11-23T07:00+01:00");
  }

  @Test
  void aMailboxLearnsWhichListItIsAndHowToLeaveItInOneClick() {
    Message message = message("ada@reader.example.com", "en").orElseThrow();

    assertThat(header(message, "List-Id")).isEqualTo("\"Tidepool\" <digest.tidepool.example.org>");
    assertThat(header(message, "List-Unsubscribe"))
        .matches("<https://\\S+>, <mailto:leave@tidepool\\.example\\.org\\S+>")
        .doesNotContain("ada");
    assertThat(header(message, "List-Unsubscribe-Post")).isEqualTo("List-Unsubscribe=One-Click");
    assertThat(header(message, "Auto-Submitted")).isEqualTo("auto-generated");
    assertThat(header(message, "X-Auto-Response-Suppress")).contains("OOF").doesNotContain("NDR,");
    assertThat(message.headers())
        .allMatch(h -> h.value().chars().allMatch(c -> c >= 32 && c < 127));
  }

  @Test
  void aVariantThatWasGivenUpIsRenderedTheSameAgain() {
    Message before = message("ada@reader.example.com", "en").orElseThrow();
    LANGUAGES.forEach(language -> message("bea@reader.example.com", language));

    assertThat(message("ada@reader.example.com", "en")).contains(before);
  }

  @Test
  void whoIsNamedTwiceInTwoOrdersOfTopicsSharesAVariant() {
    Message one = message("ada@reader.example.com", "en", "sea", "work").orElseThrow();
    Message other = message("ada@reader.example.com", "en", "work", "sea").orElseThrow();

    assertThat(one).isEqualTo(other);
  }

  /** The variant with this subscriber's own values in it from the start, and no gap. */
  private Optional<Variant> whole(Subscriber subscriber) {
    Links links = EditionFixture.links();
    Page.Reader reader =
        new Page.Reader(
            subscriber.name(),
            subscriber.address().toString(),
            List.of(),
            0,
            links.unsubscribe(subscriber).toString(),
            links.preferences(subscriber).toString(),
            "");
    Proof proof = new Proof(edition, EditionFixture.design(), EditionFixture.letterhead());
    Words words = Words.in(subscriber.language());
    return edition
        .about(Set.copyOf(subscriber.topics()), Optional.empty())
        .map(
            seen ->
                Variant.of(
                    proof,
                    new Templates(proof.design()),
                    new PageBuilder(proof, words, reader),
                    seen,
                    Variant.Audience.of(subscriber, words, Set.of())));
  }

  private static Renderer renderer(Edition edition, int kept) {
    return new Renderer(
        new Proof(edition, EditionFixture.design(), EditionFixture.letterhead()),
        EditionFixture.links(),
        kept);
  }

  private Optional<Message> message(String address, String language, String... topics) {
    return renderer.render(
        EditionFixture.subscriber(address, language, topics), ArticleFixture.NOW);
  }

  private static String header(Message message, String name) {
    return message.headers().stream()
        .filter(h -> h.name().equals(name))
        .map(Message.Header::value)
        .findFirst()
        .orElse("");
  }

  private static Subscriber subscriber(Random random) {
    String signs = "abcxyz019.+'&=/{}$#_-";
    StringBuilder local = new StringBuilder("r");
    for (int i = random.nextInt(40); i > 0; i--) {
      local.append(signs.charAt(random.nextInt(signs.length())));
    }
    return EditionFixture.subscriber(
        local + "@reader.example.com",
        LANGUAGES.get(random.nextInt(LANGUAGES.size())),
        TOPICS.stream().filter(t -> random.nextInt(3) == 0).toArray(String[]::new));
  }
}
