package anemone.store;

import static anemone.fixture.ArticleFixture.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import anemone.article.Article;
import anemone.article.ArticleId;
import anemone.edition.Bite;
import anemone.edition.Edition;
import anemone.edition.EditorialChanges;
import anemone.edition.Fate;
import anemone.edition.SentArticle;
import anemone.fixture.EditionFixture;
import anemone.fixture.StorylineEdition;
import anemone.render.Proof;
import anemone.subscriber.Cadence;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the state keeps of storylines. */
class StorylinesKeptTest {

  @TempDir private Path state;

  @Test
  void aFrozenEditionHasItsStorylinesAndTheNextOnesKnowHowTheyWereShown() {
    Edition edition = withFates(StorylineEdition.of("en"));
    Proof proof = new Proof(edition, EditionFixture.design(), EditionFixture.letterhead());
    try (Database database = DatabaseFile.open(state)) {
      SqlArticles articles = new SqlArticles(database);
      articles.add(edition.told().stream().map(b -> b.story().lead()).toList());
      new SqlProofs(database).approve(proof, NOW);

      assertThat(new SqlProofs(database).find(edition.slot()).orElseThrow().proof())
          .isEqualTo(proof);
      List<SentArticle> sent = articles.sent(Cadence.DAILY, NOW.minus(Duration.ofDays(1)));
      assertThat(sent).hasSize(edition.told().size());
      Bite lead = edition.lead();
      assertThat(telling(sent, lead)).isEqualTo(new SentArticle.Telling(lead.title(), "", true, 2));
      Bite beneath = lead.more().get(0);
      assertThat(telling(sent, beneath))
          .isEqualTo(new SentArticle.Telling(beneath.title(), "", false, 2));
    }
  }

  @Test
  void anEditionWithoutStorylinesHasTheBytesThatItHadBeforeThereWereAny() {
    Proof proof =
        new Proof(
            EditionFixture.edition("en"), EditionFixture.design(), EditionFixture.letterhead());

    String frozen = new String(ProofJson.proof(proof), StandardCharsets.UTF_8);

    assertThat(frozen).doesNotContain("\"more\"", "\"earlier\"", "\"yields\"", "\"repeated\"");
    assertThat(ProofJson.proof(frozen.getBytes(StandardCharsets.UTF_8))).isEqualTo(proof);
  }

  @Test
  void changesThatWereStoredBeforeThereWereStorylinesHaveNone() {
    String stored = ProofJson.changes(EditorialChanges.NONE).replace("\"storylines\":[],", "");

    assertThat(stored).doesNotContain("storylines");
    assertThat(ProofJson.changes(stored)).isEqualTo(EditorialChanges.NONE);
  }

  private static SentArticle.Telling telling(List<SentArticle> sent, Bite bite) {
    return sent.stream()
        .filter(article -> article.article().id().equals(bite.story().lead().id()))
        .findFirst()
        .flatMap(SentArticle::telling)
        .orElseThrow();
  }

  private static Edition withFates(Edition edition) {
    Map<ArticleId, Fate> fates = new TreeMap<>();
    for (Bite bite : edition.told()) {
      Article lead = bite.story().lead();
      fates.put(lead.id(), new Fate.Used("told"));
    }
    return new Edition(
        edition.slot(),
        edition.number(),
        edition.composed(),
        edition.words(),
        edition.chosenLead(),
        edition.gists(),
        edition.sections(),
        fates);
  }
}
