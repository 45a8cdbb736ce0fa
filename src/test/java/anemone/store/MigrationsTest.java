package anemone.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anemone.article.Article;
import anemone.deliver.Delivery;
import anemone.deliver.Delivery.State;
import anemone.edition.Slot;
import anemone.subscriber.Cadence;
import anemone.subscriber.EmailAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MigrationsTest {

  private static final Slot SLOT = Slot.parse("daily/2026-11-25");

  @TempDir private Path state;

  private static List<Integer> versions() {
    return EarlierDatabase.versions();
  }

  @ParameterizedTest
  @MethodSource("versions")
  void whatAnEarlierVersionHasLeftComesUpToDateWithEveryRow(int version) throws Exception {
    EarlierDatabase.make(state, version);
    Map<String, List<String>> columns;
    Map<String, List<String>> rows;
    try (Connection connection = EarlierDatabase.connect(state)) {
      columns = EarlierDatabase.columns(connection);
      rows = EarlierDatabase.rows(connection);
    }

    DatabaseFile.open(state).close();

    try (Connection connection = EarlierDatabase.connect(state)) {
      assertThat(EarlierDatabase.rows(connection, columns)).isEqualTo(rows);
      assertThat(EarlierDatabase.texts(connection, "PRAGMA integrity_check")).containsExactly("ok");
    }
    assertThat(rows.get("articles")).hasSize(4);
  }

  @ParameterizedTest
  @MethodSource("versions")
  void theProgramReadsWhatAnEarlierVersionHasWritten(int version) throws Exception {
    EarlierDatabase.make(state, version);

    try (Database database = DatabaseFile.open(state)) {
      SqlProofs proofs = new SqlProofs(database);
      assertThat(proofs.open()).containsExactly(SLOT);
      assertThat(proofs.find(SLOT).orElseThrow().proof().edition().number()).isEqualTo(1);
      assertThat(new SqlArticles(database).candidates(Cadence.DAILY))
          .extracting(Article::title)
          .containsExactlyInAnyOrder("The library lends out tools", "The bakery opens at five");
      SqlLedger ledger = new SqlLedger(database);
      if (version >= 2) {
        assertThat(ledger.find(SLOT, address("ada")).map(Delivery::state)).contains(State.ACCEPTED);
        assertThat(ledger.tally(SLOT).of(State.ACCEPTED)).isEqualTo(2);
      }
      assertThat(ledger.find(SLOT, address("eve"))).isEmpty();
      if (version >= 5) {
        assertThat(new SqlDrafts(database).waiting())
            .containsExactly(Slot.parse("weekly/2026-W48"));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("versions")
  void aStepThatFailsLeavesTheVersionBeforeAndCanBeTakenAgain(int version) throws Exception {
    EarlierDatabase.make(state, version);
    Path kept = state.resolve("kept");
    Files.copy(DatabaseFile.file(state), kept);
    try (Connection connection = EarlierDatabase.connect(state)) {
      putInTheWay(next(version), connection);
    }
    Map<String, List<String>> before = everything();

    assertThatThrownBy(() -> DatabaseFile.open(state))
        .isInstanceOf(StateException.class)
        .hasMessageContaining("unable to open the state");
    assertThat(everything()).isEqualTo(before);

    Files.move(kept, DatabaseFile.file(state), StandardCopyOption.REPLACE_EXISTING);
    DatabaseFile.open(state).close();
  }

  @ParameterizedTest
  @MethodSource("versions")
  void aLookAtAnEarlierVersionChangesNothingAndSaysWhatBringsItUpToDate(int version)
      throws Exception {
    EarlierDatabase.make(state, version);
    Map<String, List<String>> before = everything();

    assertThatThrownBy(() -> DatabaseFile.look(state))
        .isInstanceOf(StateException.class)
        .hasMessageContaining("it has version " + version)
        .hasMessageContaining("any command that writes, such as collect, brings it up to date");
    assertThat(everything()).isEqualTo(before);
  }

  /** Does the last thing that a step will do, so that it fails when it has done all the rest. */
  private void putInTheWay(int step, Connection connection) throws SQLException {
    Map<String, List<String>> before = EarlierDatabase.columns(connection);
    List<String> names = names(connection);
    Map<String, List<String>> after;
    List<String> more;
    try (Connection scratch = DriverManager.getConnection("jdbc:sqlite::memory:")) {
      for (int each : Migrations.STEPS) {
        if (each <= step) {
          Migrations.take(each, scratch);
        }
      }
      after = EarlierDatabase.columns(scratch);
      more = names(scratch).stream().filter(n -> !names.contains(n)).toList();
    }
    try (Statement statement = connection.createStatement()) {
      for (String table : before.keySet()) {
        for (String column : after.getOrDefault(table, List.of())) {
          if (!before.getOrDefault(table, List.of()).contains(column)) {
            statement.execute("ALTER TABLE " + table + " ADD COLUMN " + column + " INTEGER");
            return;
          }
        }
      }
      statement.execute("CREATE TABLE " + more.get(more.size() - 1) + " (old INTEGER)");
    }
  }

  private static List<String> names(Connection connection) throws SQLException {
    return EarlierDatabase.texts(
        connection, "SELECT name FROM sqlite_master WHERE sql IS NOT NULL ORDER BY rowid");
  }

  private Map<String, List<String>> everything() throws SQLException {
    try (Connection connection = EarlierDatabase.connect(state)) {
      Map<String, List<String>> all = new TreeMap<>(EarlierDatabase.rows(connection));
      all.put("the schema", EarlierDatabase.texts(connection, "SELECT sql FROM sqlite_master"));
      all.put("the version", EarlierDatabase.texts(connection, "PRAGMA user_version"));
      return all;
    }
  }

  private static int next(int version) {
    return Migrations.STEPS.get(Migrations.STEPS.indexOf(version) + 1);
  }

  private static EmailAddress address(String local) {
    return new EmailAddress(local, "reef.example");
  }
}
