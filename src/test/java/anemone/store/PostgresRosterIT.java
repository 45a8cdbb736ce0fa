package anemone.store;

import java.nio.file.Path;

class PostgresRosterIT extends RosterContract {

  @Override
  protected TestStore store(Path folder) {
    return TestStore.postgres();
  }
}
