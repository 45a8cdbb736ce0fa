package anemone.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WriteTurnTest {

  @TempDir private Path folder;

  @Test
  void theTurnIsOverOnceTheTransactionHasBegun() throws Exception {
    AtomicBoolean held = new AtomicBoolean();
    begin(session -> held.set(!isFree()));

    assertThat(held).isTrue();
    assertThat(isFree()).isTrue();
  }

  @Test
  void aTransactionThatCannotBeginGivesTheTurnBack() {
    assertThatThrownBy(
            () ->
                begin(
                    session -> {
                      throw new SQLException("busy");
                    }))
        .hasMessage("busy");
    assertThat(isFree()).isTrue();
  }

  @Test
  void whoeverNeverEndsTheirTurnHoldsNobodyUp() throws Exception {
    AtomicBoolean begun = new AtomicBoolean();
    try (FileChannel channel = open();
        FileLock other = channel.lock()) {
      begin(session -> begun.set(other.isValid()));
    }

    assertThat(begun).isTrue();
  }

  @Test
  void aFileThatCannotBeMadeIsNamed() {
    WriteTurn turn = new WriteTurn(Optional.of(folder.resolve("missing/turn")));

    assertThatThrownBy(() -> begin(turn, session -> {})).hasMessageContaining("missing/turn");
  }

  private void begin(Session.Begin begin) throws SQLException {
    begin(new WriteTurn(Optional.of(folder.resolve("turn"))), begin);
  }

  private static void begin(WriteTurn turn, Session.Begin begin) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:")) {
      turn.begin(new Session(connection), begin);
    }
  }

  private boolean isFree() {
    try (FileChannel channel = open();
        FileLock lock = channel.tryLock()) {
      return lock != null;
    } catch (OverlappingFileLockException e) {
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private FileChannel open() throws IOException {
    return FileChannel.open(
        folder.resolve("turn"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
  }
}
