package anemone.store;

import java.nio.file.Path;

class SqliteDeliveryFiguresTest extends DeliveryFiguresContract {

  @Override
  protected TestStore store(Path folder) {
    return TestStore.sqlite(folder);
  }
}
