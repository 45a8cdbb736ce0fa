package anemone.store;

import java.nio.file.Path;

class SqliteModelAnswersTest extends ModelAnswersContract {

  @Override
  protected TestStore store(Path folder) {
    return TestStore.sqlite(folder);
  }
}
