package anemone.article;

import static org.assertj.core.api.Assertions.assertThat;

import anemone.article.Filter.Terms;
import anemone.fixture.ArticleFixture;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class FilterTest {

  private final Article article = ArticleFixture.article("post", "harbour", "Ferry timetable", 5);

  @Test
  void aWordIsFoundWholeAndInAnyLetterCase() {
    assertThat(takes(exclude(words("FERRY")))).isFalse();
    assertThat(takes(exclude(words("ferry timetable")))).isFalse();
    assertThat(takes(exclude(words("time")))).isTrue();
  }

  @Test
  void anArticleNeedsOneOfWhatIsIncluded() {
    assertThat(takes(include(words("whale")))).isFalse();
    assertThat(takes(include(words("whale", "ferry")))).isTrue();
  }

  @Test
  void aPatternACategoryAndALanguageTellToo() {
    Terms pattern =
        new Terms(List.of(), List.of(Pattern.compile("time\\w+")), List.of(), List.of());
    Terms category = new Terms(List.of(), List.of(), List.of("Sport"), List.of());
    Terms language = new Terms(List.of(), List.of(), List.of(), List.of("en"));

    assertThat(takes(exclude(pattern))).isFalse();
    assertThat(exclude(category).takes(article, List.of("sport"), ArticleFixture.NOW)).isFalse();
    assertThat(takes(exclude(language))).isFalse();
    assertThat(takes(include(language))).isTrue();
  }

  @Test
  void anArticleMayBeTooOldOrTooShort() {
    Filter fresh = new Filter(Terms.NONE, Terms.NONE, Optional.of(Duration.ofHours(4)), 0, 9);
    Filter full = new Filter(Terms.NONE, Terms.NONE, Optional.empty(), 500, 9);

    assertThat(takes(fresh)).isFalse();
    assertThat(takes(full)).isFalse();
    assertThat(takes(Filter.ALL)).isTrue();
  }

  private boolean takes(Filter filter) {
    return filter.takes(article, List.of(), ArticleFixture.NOW);
  }

  private static Filter exclude(Terms terms) {
    return new Filter(Terms.NONE, terms, Optional.empty(), 0, 9);
  }

  private static Filter include(Terms terms) {
    return new Filter(terms, Terms.NONE, Optional.empty(), 0, 9);
  }

  private static Terms words(String... words) {
    return new Terms(List.of(words), List.of(), List.of(), List.of());
  }
}
