package anemone.store;

import static anemone.fixture.MailFixture.SLOT;
import static anemone.fixture.MailFixture.subscriber;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import anemone.deliver.Delivery;
import anemone.deliver.Delivery.State;
import anemone.deliver.Ledger;
import anemone.deliver.LedgerContract;
import anemone.deliver.Outcome;
import anemone.deliver.Reply;
import anemone.process.SecretRedactor;
import anemone.subscriber.EmailAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

abstract class SqlLedgerContract extends LedgerContract {

  private static final EmailAddress STAYS = new EmailAddress("Ada", "reef.example");
  private static final EmailAddress LEAVES = new EmailAddress("ben", "reef.example");

  @TempDir private Path state;
  private Optional<TestStore> store = Optional.empty();
  private final List<Database> databases = new ArrayList<>();
  private final List<SqlLedger> ledgers = new ArrayList<>();

  /** An empty state; the folder is for its files. */
  protected abstract TestStore store(Path folder);

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
    return afterCrash(OutcomeLog.in(state));
  }

  private Ledger afterCrash(OutcomeLog log) {
    TestStore opened = store.orElseGet(() -> store(state));
    store = Optional.of(opened);
    Database database = opened.open();
    databases.add(database);
    ledgers.add(new SqlLedger(database, log));
    return ledgers.get(ledgers.size() - 1);
  }

  @Test
  void aPasswordThatAServerRepeatsIsKeptInNoFile() throws IOException {
    SecretRedactor.add("harbour-master-41");
    String login = Base64.getEncoder().encodeToString("\0ada\0harbour-master-41".getBytes(UTF_8));
    Reply reply = new Reply(550, "5.7.1", "harbour-master-41 is wrong, as is " + login);
    ledger().sending(SLOT, STAYS, Instant.EPOCH);
    ledger().record(SLOT, STAYS, new Outcome.Refused(reply), Instant.EPOCH);
    ledger().flush();

    assertThat(ledger().find(SLOT, STAYS).orElseThrow().reply().text())
        .contains("******** is wrong");
    try (Stream<Path> files = Files.list(state)) {
      for (Path file : files.toList()) {
        assertThat(Files.readString(file, ISO_8859_1))
            .doesNotContain("harbour-master-41", login.substring(8, 24));
      }
    }
  }

  @Test
  void anAnswerThatAKilledProcessHadNotYetCommittedIsNotInDoubt() throws IOException {
    var ada = subscriber("ada@reef.example").address();
    var ben = subscriber("ben@reef.example").address();
    Instant now = Instant.parse("2026-11-23T09:00:00Z");
    var anne = new EmailAddress("Änne", "reef.example");
    ledger().sending(SLOT, ada, now);
    ledger().sending(SLOT, ben, now);
    ledger().sending(SLOT, anne, now);
    try (OutcomeLog log = OutcomeLog.in(state)) {
      log.add(SLOT, ada, State.ACCEPTED, new Reply(250, "2.0.0", "tab\there|ok"), now);
      log.add(SLOT, anne, State.ACCEPTED, new Reply(250, "2.0.0", "größer"), now);
      log.add(SLOT, ben, State.ACCEPTED, new Reply(250, "2.0.0", "cut short"), now);
    }
    Path file = state.resolve("outcomes.log");
    String whole = Files.readString(file);
    Files.writeString(file, whole.substring(0, whole.length() - 5));

    Ledger after = afterCrash();
    after.recover(SLOT, now.plusSeconds(60));

    Delivery delivery = after.find(SLOT, ada).orElseThrow();
    assertThat(delivery.state()).isEqualTo(State.ACCEPTED);
    assertThat(delivery.reply()).isEqualTo(new Reply(250, "2.0.0", "tab here|ok"));
    assertThat(after.find(SLOT, anne).orElseThrow().reply().text()).isEqualTo("größer");
    assertThat(after.find(SLOT, ben).orElseThrow().state()).isEqualTo(State.UNKNOWN);
    assertThat(file).isEmptyFile();
  }

  @Test
  void whatWasReservedAndHadNotLeftWhenTheProcessWasKilledIsPendingAgain() {
    Instant now = Instant.parse("2026-11-23T09:00:00Z");
    reserveAndLetOneLeave(now);

    Ledger after = afterCrash();

    assertThat(after.find(SLOT, STAYS)).isEmpty();
    assertThat(after.recover(SLOT, now.plusSeconds(60))).isEqualTo(1);
    assertThat(after.find(SLOT, LEAVES).orElseThrow().state()).isEqualTo(State.UNKNOWN);
    after.reserve(SLOT, STAYS, now.plusSeconds(60)).begin().await();
    assertThatThrownBy(() -> after.reserve(SLOT, STAYS, now).begin().await())
        .isInstanceOf(IllegalStateException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "another start"})
  void whatWasReservedIsInDoubtWhenTheMachineMayHaveLostWhatItHadNotWritten(String boot) {
    Instant now = Instant.parse("2026-11-23T09:00:00Z");
    reserveAndLetOneLeave(now);

    Ledger after = afterCrash(OutcomeLog.in(state, boot));

    assertThat(after.recover(SLOT, now.plusSeconds(60))).isEqualTo(2);
  }

  @Test
  void whatIsGivenBackWasNeverThere() {
    Instant now = Instant.parse("2026-11-23T09:00:00Z");
    ledger().plan(SLOT, 2);
    ledger().reserve(SLOT, STAYS, now).release();
    ledger().flush();

    assertThat(ledger().find(SLOT, STAYS)).isEmpty();
    assertThat(ledger().tally(SLOT).of(State.PENDING)).isEqualTo(2);
  }

  @Test
  void aLogThatIsShortenedKeepsWhatHasNotComeToAnEnd() throws IOException {
    Instant now = Instant.parse("2026-11-23T09:00:00Z");
    reserveAndLetOneLeave(now);
    try (OutcomeLog log = OutcomeLog.in(state)) {
      assertThat(log.read(entry -> {})).hasSize(1);
    }
    answer(10_000, now);
    assertThat(Files.size(state.resolve("outcomes.log"))).isLessThan(5 << 20);

    Ledger after = afterCrash();

    assertThat(after.find(SLOT, STAYS)).isEmpty();
    assertThat(after.recover(SLOT, now.plusSeconds(60))).isEqualTo(1);
  }

  private void reserveAndLetOneLeave(Instant now) {
    ledger().reserve(SLOT, STAYS, now);
    ledger().reserve(SLOT, LEAVES, now).begin().await();
  }

  private void answer(int times, Instant now) {
    String words = "what a server says ".repeat(25);
    for (int i = 0; i < times; i++) {
      var reader = subscriber("reader" + i + "@reef.example").address();
      ledger().record(SLOT, reader, new Outcome.Refused(new Reply(550, "5.1.1", words)), now);
    }
  }

  @Test
  void anAnswerIsWrittenThoughNobodyWaitsForIt() {
    var ada = subscriber("ada@reef.example").address();
    Instant now = Instant.parse("2026-11-23T09:00:00Z");
    ledger().sending(SLOT, ada, now);
    ledger().record(SLOT, ada, new Outcome.Accepted(new Reply(250, "2.0.0", "ok")), now);

    await().until(() -> ledger().find(SLOT, ada).orElseThrow().state() == State.ACCEPTED);
  }

  @Test
  void theLogStaysShortHoweverLongTheListIs() throws IOException {
    answer(10_000, Instant.parse("2026-11-23T09:00:00Z"));

    assertThat(Files.size(state.resolve("outcomes.log"))).isLessThan(5 << 20);
    ledger().flush();
    assertThat(ledger().tally(SLOT).of(State.REFUSED)).isEqualTo(10_000);
  }

  @Test
  void anAnswerToAnEarlierAttemptSaysNothingOfTheLater() {
    var ada = subscriber("ada@reef.example").address();
    Instant now = Instant.parse("2026-11-23T09:00:00Z");
    ledger().sending(SLOT, ada, now);
    ledger().record(SLOT, ada, new Outcome.Deferred(new Reply(451, "4.7.1", "later")), now);
    ledger().sending(SLOT, ada, now.plusSeconds(2));

    Ledger after = afterCrash();

    assertThat(after.recover(SLOT, now.plusSeconds(60))).isEqualTo(1);
    assertThat(after.find(SLOT, ada).orElseThrow().state()).isEqualTo(State.UNKNOWN);
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
