package anemone.store;

import java.nio.file.Path;

class PostgresPruningIT extends PruningContract {

  @Override
  protected TestStore store(Path folder) {
    return TestStore.postgres();
  }
}
