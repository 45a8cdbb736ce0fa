package anemone.store;

import java.nio.file.Path;

class SqliteRosterTest extends RosterContract {

  @Override
  protected TestStore store(Path folder) {
    return TestStore.sqlite(folder);
  }
}
