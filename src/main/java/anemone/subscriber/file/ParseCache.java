package anemone.subscriber.file;

import anemone.subscriber.Checked;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * Caches parsed values, since a long list repeats few different ones. A full cache is cleared, so
 * that its memory is limited.
 */
final class ParseCache<T> implements Function<String, Checked<T>> {

  private static final int MAX = 1_000;

  private final Map<String, Checked<T>> known = new HashMap<>();
  private final Function<String, Checked<T>> parser;

  ParseCache(Function<String, Checked<T>> parser) {
    this.parser = parser;
  }

  @Override
  public Checked<T> apply(String text) {
    Checked<T> checked = known.get(text);
    if (checked == null) {
      if (known.size() >= MAX) {
        known.clear();
      }
      checked = parser.apply(text);
      known.put(text, checked);
    }
    return checked;
  }
}
