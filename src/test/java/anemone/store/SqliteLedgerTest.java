package anemone.store;

import java.nio.file.Path;

class SqliteLedgerTest extends SqlLedgerContract {

  @Override
  protected TestStore store(Path folder) {
    return TestStore.sqlite(folder);
  }
}
