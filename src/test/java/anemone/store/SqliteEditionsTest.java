package anemone.store;

import java.nio.file.Path;

class SqliteEditionsTest extends EditionsContract {

  @Override
  protected TestStore store(Path folder) {
    return TestStore.sqlite(folder);
  }
}
