package anemone.store;

import java.nio.file.Path;

class PostgresLedgerIT extends SqlLedgerContract {

  @Override
  protected TestStore store(Path folder) {
    return TestStore.postgres();
  }
}
