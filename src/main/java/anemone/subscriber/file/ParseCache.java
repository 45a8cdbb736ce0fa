package anemone.subscriber.file;

import anemone.subscriber.Checked;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * Remembers what texts stand for, since a long list says the same few again and again. Full, it
 * forgets everything, so a list of nothing but different mistakes does not fill the memory.
 */
final class ParseCache<T> implements Function<String, Checked<T>> {

  private static final int MOST = 1_000;

  private final Map<String, Checked<T>> known = new HashMap<>();
  private final Function<String, Checked<T>> parser;

  ParseCache(Function<String, Checked<T>> parser) {
    this.parser = parser;
  }

  @Override
  public Checked<T> apply(String text) {
    Checked<T> checked = known.get(text);
    if (checked == null) {
      if (known.size() >= MOST) {
        known.clear();
      }
      checked = parser.apply(text);
      known.put(text, checked);
    }
    return checked;
  }
}
