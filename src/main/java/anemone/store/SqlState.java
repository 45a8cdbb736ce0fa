package anemone.store;

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
import anemone.run.ClickCounts;
import anemone.run.DeliveryFigures;
import anemone.run.ImportStore;
import anemone.run.NewsletterState;
import anemone.run.Pruning;
import anemone.run.Recalls;
import anemone.run.RosterStore;
import anemone.run.Shards;
import anemone.run.SourceFigures;
import anemone.run.StateHistory;
import anemone.subscriber.SignUps;
import anemone.subscriber.Suppressions;
import java.time.Clock;
import java.util.Optional;

/** A newsletter's state in a database. */
final class SqlState implements NewsletterState {

  private final Database database;

  /** A connection for reading, which does not wait for commits; may be {@code database} itself. */
  private final Database reading;

  private final Clock clock;
  private final StateHistory history;
  private final SqlArticles articles;
  private final Runnable release;

  /** Created on demand, since it starts a thread. */
  private Optional<SqlLedger> ledger;

  private SqlState(
      Database database,
      Database reading,
      Clock clock,
      StateHistory history,
      Optional<SqlLedger> ledger,
      Runnable release) {
    this.database = database;
    this.reading = reading;
    this.clock = clock;
    this.history = history;
    this.articles = new SqlArticles(database);
    this.ledger = ledger;
    this.release = release;
  }

  /** Returns the state of a database, for a process that does not send. */
  static SqlState of(Database database, Clock clock, StateHistory history) {
    return new SqlState(database, database, clock, history, Optional.empty(), () -> {});
  }

  /**
   * Returns the state of a database that is opened twice, for short changes while another process
   * sends.
   */
  static SqlState shared(Database database, Database reading, Clock clock, StateHistory history) {
    return new SqlState(database, reading, clock, history, Optional.empty(), () -> {});
  }

  /** Returns the state of a database, for the process that sends. */
  static SqlState of(
      Database database,
      Database reading,
      Clock clock,
      StateHistory history,
      OutcomeLog log,
      Runnable release) {
    return new SqlState(
        database, reading, clock, history, Optional.of(new SqlLedger(database, log)), release);
  }

  @Override
  public StateHistory history() {
    return history;
  }

  @Override
  public Articles articles() {
    return articles;
  }

  @Override
  public Editions editions() {
    return articles;
  }

  @Override
  public Proofs proofs() {
    return new SqlProofs(database);
  }

  @Override
  public Drafts drafts() {
    return new SqlDrafts(database);
  }

  @Override
  public Pictures pictures() {
    return new SqlPictures(database);
  }

  @Override
  public ModelAnswers modelAnswers() {
    return new SqlModelAnswers(database);
  }

  @Override
  public ServerQuirks quirks(String server) {
    return new SqlServerQuirks(database, clock).of(server);
  }

  @Override
  public Recalls recalls() {
    return new SqlRecalls(database);
  }

  @Override
  public FetchHistory fetchHistory() {
    return new SqlFetchHistory(database);
  }

  @Override
  public Ledger ledger() {
    SqlLedger known = ledger.orElseGet(() -> new SqlLedger(database));
    ledger = Optional.of(known);
    return known;
  }

  @Override
  public DeliveryFigures figures() {
    return new SqlDeliveries(database);
  }

  @Override
  public SourceFigures sourceFigures() {
    return new SqlSourceFigures(database);
  }

  @Override
  public ClickCounts clicks() {
    return new SqlClickCounts(database);
  }

  @Override
  public RosterStore roster() {
    // Uncommitted imports are visible only to the connection that made them.
    return new SqlRoster(database, ledger.isPresent() ? database : reading);
  }

  @Override
  public ImportStore imports() {
    return new SqlImports(database);
  }

  @Override
  public SignUps signUps() {
    return new SqlSignUps(database);
  }

  @Override
  public Books books() {
    SqlSuppressions now = new SqlSuppressions(reading);
    return new Books(ledger(), suppressions(), address -> now.find(address).isPresent());
  }

  @Override
  public Suppressions suppressions() {
    return new SqlSuppressions(database);
  }

  @Override
  public BounceLog bounces() {
    return new SqlBounceLog(database);
  }

  @Override
  public Optional<Shards> shards() {
    return database.dialect().isRemote()
        ? Optional.of(new SqlShards(reading, clock))
        : Optional.empty();
  }

  @Override
  public Pruning pruning() {
    return new SqlPruning(database);
  }

  @Override
  public void close() {
    try {
      ledger.ifPresent(SqlLedger::close);
    } finally {
      try {
        closeDatabase();
      } finally {
        release.run();
      }
    }
  }

  private void closeDatabase() {
    try {
      if (reading != database) {
        reading.close();
      }
    } finally {
      database.close();
    }
  }
}
