package anemone.store;

import java.nio.file.Path;

class SqliteBounceLogTest extends BounceLogContract {

  @Override
  protected TestStore store(Path folder) {
    return TestStore.sqlite(folder);
  }
}
