package anemone.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class LruMapTest {

  @Test
  void theLeastRecentlyUsedEntryIsEvicted() {
    Map<String, Integer> map = new LruMap<>(2);
    map.put("first", 1);
    map.put("second", 2);

    assertThat(map.get("first")).isEqualTo(1);
    assertThat(map.computeIfAbsent("third", key -> 3)).isEqualTo(3);

    assertThat(map).containsOnlyKeys("first", "third");
  }
}
