package anemone.store;

import java.nio.file.Path;

class PostgresEditionsIT extends EditionsContract {

  @Override
  protected TestStore store(Path folder) {
    return TestStore.postgres();
  }
}
