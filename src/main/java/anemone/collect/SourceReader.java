package anemone.collect;

import anemone.article.Source;

/** Reads one source. Safe for use by many threads at once. */
public interface SourceReader {

  /**
   * What the source holds now. What goes wrong with a source is a failure in the harvest, not an
   * exception.
   */
  Harvest read(Source source);
}
