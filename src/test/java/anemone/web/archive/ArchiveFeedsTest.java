package anemone.web.archive;

import static org.assertj.core.api.Assertions.assertThat;

import anemone.collect.feed.FeedDocument;
import anemone.collect.feed.FeedParser;
import anemone.edition.Slot;
import anemone.fixture.ArchiveFixture;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.feed.synd.SyndLink;
import com.rometools.rome.io.SyndFeedInput;
import java.io.StringReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ArchiveFeedsTest extends SentArchive {

  @ParameterizedTest
  @ValueSource(strings = {"", "daily/", "topics/sea/"})
  void everyFeedIsReadByOthersAndByOurOwnParser(String scope) throws Exception {
    editions.daily(LocalDate.of(2026, 11, 1), 25);
    editions.mixed(Slot.parse("daily/2026-11-26"), "en");
    URI home = ArchiveFixture.ADDRESS.resolve(scope);

    for (String name : List.of("atom.xml", "rss.xml")) {
      String text = body(scope + name);
      SyndFeed other = new SyndFeedInput().build(new StringReader(text));
      assertThat(
              Stream.concat(
                  Stream.of(other.getLink()), other.getLinks().stream().map(SyndLink::getHref)))
          .contains(home.toString());
      assertThat(other.getEntries()).hasSize(20);
      assertThat(other.getEntries().get(0).getLink())
          .isEqualTo(ArchiveFixture.ADDRESS + "daily/2026-11-26/");
      assertThat(other.getEntries().get(0).getPublishedDate())
          .isEqualTo(Instant.parse("2026-11-26T06:00:00Z"));
    }
    for (String name : List.of("atom.xml", "rss.xml", "feed.json")) {
      String text = body(scope + name);
      FeedDocument own =
          new FeedParser(100).parse(text.getBytes(StandardCharsets.UTF_8), "", home.resolve(name));
      assertThat(own.title()).startsWith("Tidepool");
      assertThat(own.entries()).hasSize(20);
      FeedDocument.Entry latest = own.entries().get(0);
      assertThat(latest.url()).contains(ArchiveFixture.ADDRESS.resolve("daily/2026-11-26/"));
      assertThat(latest.published()).contains(Instant.parse("2026-11-26T06:00:00Z"));
      assertThat(Jsoup.parse(latest.contentHtml()).select("h3, li").size()).isGreaterThan(8);
      assertThat(own.entries().stream().map(FeedDocument.Entry::id)).doesNotHaveDuplicates();
    }
  }

  @Test
  void theFeedOfATopicHasOnlyItsStories() {
    editions.daily(LocalDate.of(2026, 11, 1), 1);

    JsonNode sea = JsonMapper.shared().readTree(body("topics/sea/feed.json"));
    JsonNode all = JsonMapper.shared().readTree(body("feed.json"));

    assertThat(sea.at("/items/0/tags").toString()).isEqualTo("[\"Sea\"]");
    assertThat(all.at("/items/0/tags").size()).isGreaterThan(1);
    assertThat(sea.at("/items/0/id")).isNotEqualTo(all.at("/items/0/id"));
  }
}
