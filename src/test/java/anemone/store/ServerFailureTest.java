package anemone.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anemone.process.ExitCode;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is told of a PostgreSQL that fails, and whether to run again. */
class ServerFailureTest {

  @ParameterizedTest
  @ValueSource(strings = {"08001", "08006", "57P01", "57P03", "53300"})
  void afterAServerThatIsLostOneRunsAgain(String state) {
    StateException told =
        StateException.unable("write the state", new SQLException("FATAL: gone", state));

    assertThat(told.code()).isEqualTo(ExitCode.TRY_AGAIN);
    assertThat(told).hasMessageContaining("the database does not answer");
  }

  @Test
  void aPoolThatWaitedInVainIsAServerThatIsLost() {
    SQLException refused = new SQLException("Connection refused", "08001");

    StateException told =
        StateException.unable(
            "read the state", new SQLTransientConnectionException("timed out", refused));

    assertThat(told.code()).isEqualTo(ExitCode.TRY_AGAIN);
    assertThat(told).hasMessageContaining("Connection refused").hasNoSuppressedExceptions();
  }

  @Test
  void whoWaitsForAWriteOfAnotherThreadRunsAgainToo() {
    StateException lost =
        StateException.unable("write the state", new SQLException("FATAL: gone", "08006"));

    assertThatThrownBy(() -> SqlLedger.durable(CompletableFuture.failedFuture(lost)))
        .isInstanceOfSatisfying(
            StateException.class, told -> assertThat(told.code()).isEqualTo(ExitCode.TRY_AGAIN))
        .hasMessage(lost.getMessage());
  }

  @Test
  void aRefusalIsToldWithWhatToDoOnOneLine() {
    StateException password =
        StateException.unable("open the database", new SQLException("FATAL: no", "28P01"));
    StateException other =
        StateException.unable(
            "write the state", new SQLException("ERROR: value too long\n  Detail: x", "22001"));

    assertThat(password.code()).isEqualTo(ExitCode.STATE);
    assertThat(password).hasMessageContaining("check store.user and store.password");
    assertThat(other).hasMessage("unable to write the state: value too long");
  }
}
