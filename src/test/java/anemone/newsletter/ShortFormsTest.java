package anemone.newsletter;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShortFormsTest {

  @ParameterizedTest
  @CsvSource({
    "youtube:@elsin, https://www.youtube.com/@elsin",
    "reddit:r/java, https://www.reddit.com/r/java/.rss",
    "github:elsin/fog-horn, https://github.com/elsin/fog-horn/releases.atom",
    "mastodon:@ines@elsin.example, https://elsin.example/@ines.rss",
    "lemmy:boats@elsin.example, https://elsin.example/feeds/c/boats.xml",
    "bluesky:ines.elsin.example, https://bsky.app/profile/ines.elsin.example/rss",
    "Substack: fog, https://fog.substack.com/feed",
    "arxiv:cs.CL, https://rss.arxiv.org/rss/cs.CL"
  })
  void aShortFormNamesTheFeedOfItsPlatform(String form, String feed) {
    assertThat(ShortForms.expand(form)).contains(URI.create(feed));
  }

  @Test
  void anAddressIsNoShortForm() {
    assertThat(ShortForms.expand("https://elsin.example/feed")).isEmpty();
    assertThat(ShortForms.expand("reddit:java and more")).isEmpty();
    assertThat(ShortForms.expand("elsin")).isEmpty();
  }
}
