package anemone.store;

import java.nio.file.Path;

class PostgresSuppressionsIT extends SuppressionsContract {

  @Override
  protected TestStore store(Path folder) {
    return TestStore.postgres();
  }
}
