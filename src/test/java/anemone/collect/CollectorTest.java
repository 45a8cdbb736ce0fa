package anemone.collect;

import static org.assertj.core.api.Assertions.assertThat;

import anemone.article.Article;
import anemone.article.Source;
import anemone.fixture.ArticleFixture;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class CollectorTest {

  @Test
  void aSourceThatThrowsCostsNoOtherItsArticles() {
    Harvest harvest =
        collect(
            source -> {
              if (source.name().equals("bad")) {
                throw new StackOverflowError("too deep");
              }
              return new Harvest(
                  List.of(ArticleFixture.article(source.name(), "harbour", source.name(), 1)),
                  List.of());
            },
            Duration.ofSeconds(30));

    assertThat(harvest.articles()).extracting(Article::title).containsExactly("first", "last");
    assertThat(harvest.failures()).hasSize(1);
    assertThat(harvest.failures().get(0).source().name()).isEqualTo("bad");
    assertThat(harvest.failures().get(0).why()).contains("too deep");
  }

  @Test
  void aSourceThatHangsIsGivenUp() {
    CountDownLatch never = new CountDownLatch(1);

    Harvest harvest =
        collect(
            source -> {
              if (source.name().equals("bad")) {
                await(never);
              }
              return new Harvest(
                  List.of(ArticleFixture.article(source.name(), "harbour", source.name(), 1)),
                  List.of());
            },
            Duration.ofMillis(500));

    assertThat(harvest.articles()).hasSize(2);
    assertThat(harvest.failures().get(0).why()).contains("not read within");
  }

  private static Harvest collect(SourceReader reader, Duration patience) {
    return new Collector(reader, 3, patience)
        .collect(List.of(source("first"), source("bad"), source("last")));
  }

  private static Source source(String name) {
    return new Source(name, new Source.Folder(Path.of(name)), List.of(), 1);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
