package anemone.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyFileTest {

  @TempDir private Path state;

  @Test
  void aKeyIsMadeOnceForItsOwnerAlone() throws Exception {
    // Left by a process that was killed.
    Files.writeString(state.resolve("key.new"), "half");
    make(true);
    String key = Files.readString(state.resolve("key"));
    make(false);

    assertThat(key).matches("[0-9a-f]{64}\n");
    assertThat(Files.readString(state.resolve("key"))).isEqualTo(key);
    assertThat(Files.getPosixFilePermissions(state.resolve("key")))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    assertThat(state.resolve("key.new")).doesNotExist();
  }

  @Test
  void aKeyThatIsGoneIsNotReplacedInSilence() {
    assertThatThrownBy(() -> make(false))
        .isInstanceOf(StateException.class)
        .hasMessageContaining("is gone: put it back from a backup")
        .hasMessageContaining("openssl rand -hex 32");
    assertThat(state.resolve("key")).doesNotExist();
  }

  @Test
  void anEmptyKeyIsToldWithWhatToDo() throws Exception {
    Files.writeString(state.resolve("key"), "\n");

    assertThatThrownBy(() -> KeyFile.read(state))
        .isInstanceOf(StateException.class)
        .hasMessageContaining("is empty: put it back from a backup")
        .hasMessageContaining("links in all mails sent so far stop working");
  }

  private void make(boolean isFirst) {
    KeyFile.make(state, new SecureRandom(), () -> isFirst);
  }
}
