package anemone.store;

import java.nio.file.Path;

class SqliteSignUpsTest extends SignUpsContract {

  @Override
  protected TestStore store(Path folder) {
    return TestStore.sqlite(folder);
  }
}
