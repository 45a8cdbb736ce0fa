package anemone.subscriber;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * Remembers what texts stand for, since a long list says the same few again and again. Full, it
 * forgets everything, so a list of nothing but different mistakes does not fill the memory.
 */
final class Memo<T> {

  private static final int MOST = 1_000;

  private final Map<String, Checked<T>> known = new HashMap<>();
  private final Function<String, Checked<T>> parser;

  Memo(Function<String, Checked<T>> parser) {
    this.parser = parser;
  }

  Checked<T> parse(String text) {
    if (known.size() >= MOST) {
      known.clear();
    }
    return known.computeIfAbsent(text, parser);
  }
}
