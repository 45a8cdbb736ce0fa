package anemone.store;

import java.nio.file.Path;

class SqliteFetchHistoryTest extends FetchHistoryContract {

  @Override
  protected TestStore store(Path folder) {
    return TestStore.sqlite(folder);
  }
}
