package anemone.run;

import anemone.article.Articles;
import anemone.collect.FetchHistory;
import anemone.deliver.Books;
import anemone.deliver.Ledger;
import anemone.deliver.bounce.BounceLog;
import anemone.deliver.smtp.ServerQuirks;
import anemone.edition.Editions;
import anemone.edition.ModelAnswers;
import anemone.render.Drafts;
import anemone.render.Pictures;
import anemone.render.Proofs;
import anemone.subscriber.SignUps;
import anemone.subscriber.Suppressions;
import java.util.Optional;

/**
 * The opened state of a newsletter: the stores of all parts. They must not be used after it is
 * closed, and only by one thread unless a store says otherwise.
 */
public interface NewsletterState extends AutoCloseable {

  /** The record of when the state was last used. */
  StateHistory history();

  /** The collected articles. */
  Articles articles();

  /** The candidates and decisions of editions. */
  Editions editions();

  /** The approved editions. */
  Proofs proofs();

  /** The editions that wait for approval. */
  Drafts drafts();

  /** The pictures that were fetched for editions. */
  Pictures pictures();

  /** The answers of a language model. */
  ModelAnswers modelAnswers();

  /**
   * The quirks of a mail server.
   *
   * @param server its host and port
   */
  ServerQuirks quirks(String server);

  /** The recalled editions. */
  Recalls recalls();

  /** The history of each fetched address. */
  FetchHistory fetchHistory();

  /** The deliveries. */
  Ledger ledger();

  /** Statistics of deliveries. */
  DeliveryFigures figures();

  /** Statistics of collected articles. */
  SourceFigures sourceFigures();

  /** The clicks on stories. */
  ClickCounts clicks();

  /** The subscribers. */
  RosterStore roster();

  /** Imports of subscribers. */
  ImportStore imports();

  /** Requests to subscribe, and mails about subscriptions. */
  SignUps signUps();

  /** The suppressed addresses. */
  Suppressions suppressions();

  /** The messages that came back. */
  BounceLog bounces();

  /** What deletes old rows. */
  Pruning pruning();

  /** The shards of editions that workers send; empty if only one process can send. */
  default Optional<Shards> shards() {
    return Optional.empty();
  }

  /** Where sending writes down what it does. */
  default Books books() {
    return new Books(ledger(), suppressions());
  }

  @Override
  void close();
}
