package anemone.store;

import java.nio.file.Path;

class PostgresDeliveryFiguresIT extends DeliveryFiguresContract {

  @Override
  protected TestStore store(Path folder) {
    return TestStore.postgres();
  }
}
