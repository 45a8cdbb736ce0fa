package anemone.store;

import java.nio.file.Path;

class SqliteImportsTest extends ImportsContract {

  @Override
  protected TestStore store(Path folder) {
    return TestStore.sqlite(folder);
  }
}
