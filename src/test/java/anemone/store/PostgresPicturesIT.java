package anemone.store;

import java.nio.file.Path;

class PostgresPicturesIT extends PicturesContract {

  @Override
  protected TestStore store(Path folder) {
    return TestStore.postgres();
  }
}
