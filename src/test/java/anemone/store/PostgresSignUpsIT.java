package anemone.store;

import java.nio.file.Path;

class PostgresSignUpsIT extends SignUpsContract {

  @Override
  protected TestStore store(Path folder) {
    return TestStore.postgres();
  }
}
