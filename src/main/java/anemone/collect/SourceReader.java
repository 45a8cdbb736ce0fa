package anemone.collect;

import anemone.article.Source;

/** Reads one source. Safe for use by many threads at once. */
public interface SourceReader {

  /** Reads the source now. Errors of the source are failures in the harvest, not exceptions. */
  Harvest read(Source source);
}
