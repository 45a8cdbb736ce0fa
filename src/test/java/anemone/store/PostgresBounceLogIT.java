package anemone.store;

import java.nio.file.Path;

class PostgresBounceLogIT extends BounceLogContract {

  @Override
  protected TestStore store(Path folder) {
    return TestStore.postgres();
  }
}
