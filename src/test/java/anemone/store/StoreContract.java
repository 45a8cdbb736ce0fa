package anemone.store;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;

/** A contract of a part of the state; a subclass names the kind of database. */
abstract class StoreContract {

  @TempDir private Path folder;
  private Optional<TestStore> store = Optional.empty();

  /** An empty state; the folder is for its files. */
  protected abstract TestStore store(Path folder);

  /** Opens the state of this test. */
  final Database database() {
    return made().open();
  }

  /** Opens the state of this test for reading only. */
  final Database look() {
    return made().look();
  }

  private TestStore made() {
    TestStore made = store.orElseGet(() -> store(folder));
    store = Optional.of(made);
    return made;
  }
}
