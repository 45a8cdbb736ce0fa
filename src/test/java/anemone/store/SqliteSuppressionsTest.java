package anemone.store;

import java.nio.file.Path;

class SqliteSuppressionsTest extends SuppressionsContract {

  @Override
  protected TestStore store(Path folder) {
    return TestStore.sqlite(folder);
  }
}
