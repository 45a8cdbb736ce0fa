package anemone.store;

import static anemone.fixture.MailFixture.SLOT;
import static anemone.fixture.MailFixture.subscriber;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anemone.deliver.Ledger;
import anemone.deliver.LedgerContract;
import anemone.deliver.Outcome;
import anemone.deliver.Reply;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqlLedgerTest extends LedgerContract {

  @TempDir private Path state;
  private final List<Database> databases = new ArrayList<>();
  private final List<SqlLedger> ledgers = new ArrayList<>();

  @BeforeEach
  void open() {
    afterCrash();
  }

  @AfterEach
  void close() {
    ledgers.forEach(SqlLedger::close);
    databases.forEach(Database::close);
  }

  @Override
  protected Ledger ledger() {
    return ledgers.get(0);
  }

  @Override
  protected Ledger afterCrash() {
    Database database = Database.open(state);
    databases.add(database);
    ledgers.add(new SqlLedger(database));
    return ledgers.get(ledgers.size() - 1);
  }

  @Test
  void aLedgerThatCannotWriteSaysSoBeforeAnythingLeaves() {
    databases.get(0).close();
    var address = subscriber("ada@reef.example").address();
    Instant now = Instant.parse("2026-11-23T09:00:00Z");

    ledger().record(SLOT, address, new Outcome.Deferred(Reply.none("later")), now);
    assertThatThrownBy(() -> ledger().sending(SLOT, address, now))
        .isInstanceOf(StateException.class);
    assertThatThrownBy(() -> ledger().flush()).isInstanceOf(StateException.class);
  }
}
