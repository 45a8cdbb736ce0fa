package anemone.store;

import java.nio.file.Path;

class SqlitePruningTest extends PruningContract {

  @Override
  protected TestStore store(Path folder) {
    return TestStore.sqlite(folder);
  }
}
