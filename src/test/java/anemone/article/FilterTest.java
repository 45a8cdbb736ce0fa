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
    assertThat(objection(exclude(words("FERRY")))).contains("it has the word FERRY");
    assertThat(objection(exclude(words("ferry timetable")))).isPresent();
    assertThat(objection(exclude(words("time")))).isEmpty();
  }

  @Test
  void anArticleNeedsOneOfWhatIsIncluded() {
    assertThat(objection(include(words("whale")))).isPresent();
    assertThat(objection(include(words("whale", "ferry")))).isEmpty();
  }

  @Test
  void aPatternACategoryAndALanguageTellToo() {
    Terms pattern =
        new Terms(List.of(), List.of(Pattern.compile("time\\w+")), List.of(), List.of());
    Terms category = new Terms(List.of(), List.of(), List.of("Sport"), List.of());
    Terms language = new Terms(List.of(), List.of(), List.of(), List.of("en"));

    assertThat(objection(exclude(pattern))).isPresent();
    assertThat(exclude(category).objection(article, List.of("sport"), ArticleFixture.NOW))
        .isPresent();
    assertThat(objection(exclude(language))).isPresent();
    assertThat(objection(include(language))).isEmpty();
  }

  @Test
  void anArticleMayBeTooOldOrTooShort() {
    Filter fresh = new Filter(Terms.NONE, Terms.NONE, Optional.of(Duration.ofHours(4)), 0, 9);
    Filter full = new Filter(Terms.NONE, Terms.NONE, Optional.empty(), 500, 9);

    assertThat(objection(fresh)).isPresent();
    assertThat(objection(full)).contains("it has fewer than 500 words");
    assertThat(objection(Filter.ALL)).isEmpty();
  }

  private Optional<String> objection(Filter filter) {
    return filter.objection(article, List.of(), ArticleFixture.NOW);
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
