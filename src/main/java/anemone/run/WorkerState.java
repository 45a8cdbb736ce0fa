package anemone.run;

import anemone.deliver.Books;
import javax.sql.DataSource;

/** A newsletter's state, opened by one of several workers. */
public interface WorkerState extends AutoCloseable {

  /** Returns the name of the worker. */
  String worker();

  /** Returns the stores of all parts; to be used by one thread at a time. */
  NewsletterState state();

  /** Returns the shards. */
  Shards shards();

  /**
   * Opens the records that sending reads and writes; called once. A delivery is recorded as being
   * sent only while its shard belongs to this worker.
   *
   * @param owner the shards of this worker
   */
  Books books(ShardOwner owner);

  /** Returns the database in which db-scheduler keeps its tasks. */
  DataSource tasks();

  @Override
  void close();
}
