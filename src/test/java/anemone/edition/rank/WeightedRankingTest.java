package anemone.edition.rank;

import static org.assertj.core.api.Assertions.assertThat;

import anemone.article.Article;
import anemone.edition.Story;
import anemone.fixture.ArticleFixture;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WeightedRankingTest {

  private final WeightedRanking ranking =
      new WeightedRanking(Map.of(), new TopicWords(List.of()), Duration.ofHours(24));

  @Test
  void twoFeedsOfOnePublisherAreNoSecondVoice() {
    Article lead = at("Relay", "https://www.relay.co.uk/tram");

    assertThat(sources(lead, at("Relay Sport", "https://sport.relay.co.uk/tram"))).isZero();
    assertThat(sources(lead, at("Coast", "https://www.coast.co.uk/tram"))).isPositive();
  }

  private double sources(Article lead, Article other) {
    return ranking.at(ArticleFixture.NOW, List.of()).of(new Story(lead, List.of(other))).sources();
  }

  private static Article at(String source, String url) {
    return ArticleFixture.article(source, "x", "A tram line opens", 2, url);
  }
}
