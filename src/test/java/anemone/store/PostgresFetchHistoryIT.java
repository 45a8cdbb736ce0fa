package anemone.store;

import java.nio.file.Path;

class PostgresFetchHistoryIT extends FetchHistoryContract {

  @Override
  protected TestStore store(Path folder) {
    return TestStore.postgres();
  }
}
