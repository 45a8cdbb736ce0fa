package anemone.store;

import java.nio.file.Path;

class SqlitePicturesTest extends PicturesContract {

  @Override
  protected TestStore store(Path folder) {
    return TestStore.sqlite(folder);
  }
}
