package anemone.store;

import java.nio.file.Path;

class PostgresModelAnswersIT extends ModelAnswersContract {

  @Override
  protected TestStore store(Path folder) {
    return TestStore.postgres();
  }
}
