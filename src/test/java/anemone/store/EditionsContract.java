package anemone.store;

import static anemone.fixture.ArticleFixture.NOW;
import static anemone.fixture.ArticleFixture.article;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anemone.article.Article;
import anemone.edition.Decision;
import anemone.edition.Edition;
import anemone.edition.EditionWords;
import anemone.edition.EditorialChanges;
import anemone.edition.Fate;
import anemone.edition.SentArticle;
import anemone.edition.Slot;
import anemone.fixture.EditionFixture;
import anemone.render.Drafts;
import anemone.render.Proof;
import anemone.render.Proofs;
import anemone.subscriber.Cadence;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every database keeps of articles, drafts and editions. */
abstract class EditionsContract extends StoreContract {

  private static final Article USED = article("tide", "ocean", "A 50%_reef grows back", 2);
  private static final Article CARRIED = article("tide", "ocean", "A whale turns north", 3);

  private Database database;
  private SqlArticles articles;
  private SqlProofs proofs;
  private SqlDrafts drafts;
  private SqlRecalls recalls;
  private Proof proof;
  private Slot slot;

  @BeforeEach
  void open() {
    database = database();
    articles = new SqlArticles(database);
    proofs = new SqlProofs(database);
    drafts = new SqlDrafts(database);
    recalls = new SqlRecalls(database);
    proof = proof();
    slot = proof.edition().slot();
    articles.add(List.of(USED, CARRIED));
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void aKnownArticleIsKeptOnceAndCorrectedUntilItIsUsed() {
    Article corrected = USED.withTeaser("Corals return.");

    assertThat(articles.add(List.of(USED, corrected))).isZero();
    assertThat(articles.find(USED.id())).contains(corrected);
    assertThat(articles.findLike(USED)).contains(corrected);
    proofs.approve(proof, NOW);
    articles.add(List.of(USED));
    assertThat(articles.find(USED.id())).contains(corrected);
  }

  @Test
  void articlesAreFoundByAPartOfTheirTitleInAnyCaseTakenLiterally() {
    assertThat(articles.search("WHALE", 5)).containsExactly(CARRIED);
    assertThat(articles.search("50%_REEF", 5)).containsExactly(USED);
    assertThat(articles.search("5_%", 5)).isEmpty();
    assertThat(articles.search(USED.id().value().substring(0, 8), 5)).containsExactly(USED);
  }

  @Test
  void whatAnEditionUsedIsNoCandidateAgainAndWhatItCarriedIs() {
    proofs.approve(proof, NOW);

    assertThat(articles.candidates(Cadence.DAILY)).containsExactly(CARRIED);
    assertThat(articles.candidates(Cadence.WEEKLY)).hasSize(2);
    assertThat(articles.nextNumber(Cadence.DAILY)).isEqualTo(proof.edition().number() + 1);
    assertThat(articles.decisions(USED.id())).extracting(Decision::slot).containsExactly(slot);
    assertThat(articles.sent(Cadence.DAILY, NOW.minus(Duration.ofDays(1))))
        .extracting(SentArticle::article)
        .containsExactly(USED);
  }

  @Test
  void anApprovedEditionComesBackAsItWasAndIsApprovedOnce() {
    String hash = proofs.approve(proof, NOW).hash();

    assertThat(proofs.find(slot).orElseThrow().proof()).isEqualTo(proof);
    assertThat(proofs.find(slot).orElseThrow().hash()).isEqualTo(hash);
    assertThatThrownBy(() -> proofs.approve(proof, NOW)).hasMessageContaining(slot.label());
    Proofs.Outline outline = proofs.outline(slot);
    assertThat(outline.number()).isEqualTo(proof.edition().number());
    assertThat(outline.stories()).isEqualTo(proof.edition().bites().size()).isPositive();
  }

  @Test
  void anEditionIsOpenUntilItIsClosedAndRecalledOnce() {
    proofs.approve(proof, NOW);
    assertThat(proofs.open()).containsExactly(slot);

    assertThat(recalls.recall(slot, NOW)).isTrue();
    assertThat(recalls.recall(slot, NOW)).isFalse();
    assertThat(recalls.unsettled()).containsExactly(slot);
    recalls.settle(slot, NOW);

    assertThat(recalls.isClosed(slot)).isTrue();
    assertThat(recalls.recalled(slot)).contains(NOW);
    assertThat(proofs.open()).isEmpty();
    assertThat(proofs.sent()).extracting(Proofs.Sent::withdrawn).containsExactly(true);
    // Nothing of it was sent: its articles are free.
    assertThat(articles.candidates(Cadence.DAILY)).hasSize(2);
  }

  @Test
  void aDraftIsReplacedUntilItIsForgotten() {
    drafts.keep(proof, EditorialChanges.NONE);
    drafts.mailed(slot, NOW);
    drafts.seen(slot);
    Drafts.Draft draft = drafts.keep(proof, EditorialChanges.NONE);

    assertThat(draft.proof()).isEqualTo(proof);
    assertThat(draft.mailed()).contains(NOW);
    assertThat(draft.isSeen()).isTrue();
    assertThat(drafts.waiting()).containsExactly(slot);
    drafts.forget(slot);
    assertThat(drafts.find(slot)).isEmpty();
  }

  @Test
  void slotsAndTheBeginningOfCadencesAreKept() {
    Slot earlier = Slot.parse("daily/2026-11-20");
    articles.visit(earlier);
    articles.visit(earlier);
    articles.begin(Cadence.DAILY, NOW);
    articles.begin(Cadence.DAILY, NOW.plusSeconds(60));

    assertThat(articles.visitedBefore(slot)).contains(earlier);
    assertThat(articles.begun(Cadence.DAILY)).contains(NOW);
    assertThat(articles.changedSince(NOW.minus(Duration.ofDays(1)))).hasSize(2);
    assertThat(new SqlSourceFigures(database).collected(NOW.minusSeconds(60), NOW.plusSeconds(60)))
        .isEqualTo(Map.of("tide", 2L));
  }

  @Test
  void clicksAreCountedByStory() {
    SqlClickCounts clicks = new SqlClickCounts(database);
    clicks.add(slot, "a");
    clicks.add(slot, "a");
    clicks.add(slot, "b");

    assertThat(clicks.of(slot)).isEqualTo(Map.of("a", 2L, "b", 1L));
  }

  private static Proof proof() {
    Edition made = EditionFixture.edition("en");
    Edition edition =
        new Edition(
            made.slot(),
            made.number(),
            made.composed(),
            EditionWords.NONE,
            Optional.empty(),
            made.gists(),
            made.sections(),
            Map.of(USED.id(), new Fate.Used("first"), CARRIED.id(), new Fate.Carried("full")));
    return new Proof(edition, EditionFixture.design(), EditionFixture.letterhead());
  }
}
