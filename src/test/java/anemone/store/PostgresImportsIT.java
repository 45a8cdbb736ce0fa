package anemone.store;

import java.nio.file.Path;

class PostgresImportsIT extends ImportsContract {

  @Override
  protected TestStore store(Path folder) {
    return TestStore.postgres();
  }
}
