package anemone.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anemone.edition.Slot;
import anemone.store.Database;
import anemone.store.DatabaseFile;
import anemone.store.SqlImports;
import anemone.store.SqlLedger;
import anemone.store.SqlRoster;
import anemone.store.SqlSignUps;
import anemone.subscriber.Cadence;
import anemone.subscriber.EmailAddress;
import anemone.subscriber.PreferenceSet;
import anemone.subscriber.RosterEntry;
import anemone.subscriber.SubscriberRules;
import anemone.subscriber.file.ImportFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SubscriberImportTest {

  private static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");
  private static final EmailAddress ADA = new EmailAddress("ada", "example.org");
  private static final SubscriberRules RULES =
      new SubscriberRules(Set.of("sea", "sky"), Cadence.DAILY, ZoneId.of("UTC"), Locale.ENGLISH);

  @TempDir private Path state;
  private final StringWriter rejects = new StringWriter();
  private Database database;
  private SqlRoster roster;

  @BeforeEach
  void open() {
    database = DatabaseFile.open(state);
    roster = new SqlRoster(database);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void everyRowIsCountedOnce() throws IOException {
    take("email,name\nada@example.org,Ada\nbob@example.org,Bob\n");
    roster.leave(entry("bob"), NOW);

    SubscriberImport.Count count =
        take(
            """
            email,name,cadence
            ada@example.org,Ada Lovelace,weekly
            bob@example.org,Bob,daily
            eve@example.org,Eve,
            EVE@example.org,Eve again,
            mallory@,M,
            dan@example.org,Dan,hourly
            """);

    assertThat(count).hasToString("1 added, 1 updated, 0 same, 1 kept out, 3 rejected");
    assertThat(entry("ada").name()).isEqualTo("Ada Lovelace");
    assertThat(entry("bob").hasLeft()).isTrue();
  }

  @Test
  void aRejectedRowIsNamedAndCanBeCorrectedAndImported() throws IOException {
    take("email,cadence\nada@example.org,hourly\n");

    assertThat(rejects.toString())
        .startsWith(
            "email,cadence,line,column,value,reason\r\nada@example.org,hourly,2,cadence,hourly,")
        .contains("is not a cadence; must be one of daily, weekdays");
    assertThat(take(rejects.toString().replaceFirst("hourly", "daily")))
        .hasToString("1 added, 0 updated, 0 same, 0 kept out, 0 rejected");
  }

  @ParameterizedTest
  @CsvSource({
    "UTF-8, ''",
    "UTF-8, \uFEFF",
    "UTF-16LE, \uFEFF",
    "UTF-16BE, \uFEFF",
    "UTF-16LE, ''",
    "windows-1252, ''"
  })
  void itIsReadInTheEncodingThatItHas(String charset, String mark) throws IOException {
    String csv = mark + "E-Mail;Name\r\nada@example.org;\"Ädä; Zoë\nLovelace\"\r\n";

    assertThat(take(csv.getBytes(Charset.forName(charset)), Map.of()).added()).isEqualTo(1);

    assertThat(entry("ada").name()).isEqualTo("Ädä; Zoë Lovelace");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        """
        Email Address,First Name,Last Name,TAGS,UNSUB_TIME
        ada@example.org,Ada,L,"x",
        bob@example.org,Bob,B,,2025-01-01 10:00:00
        """,
        """
        email,notes,tags,subscriber_type
        ada@example.org,,,regular
        bob@example.org,,,unsubscribed
        """,
        """
        id,creation_date,email_address,notes,tags,type
        1,2025-01-01,ada@example.org,,x,regular
        2,2025-01-01,bob@example.org,,x,unsubscribed
        """,
        """
        id,email,name,note,subscribed_to_emails,labels
        1,ada@example.org,Ada,,true,
        2,bob@example.org,Bob,,false,
        """,
        """
        uuid,email,name,attributes,status
        u1,ada@example.org,Ada,"{""a"":1}",enabled
        u2,bob@example.org,Bob,{},blocklisted
        """,
        """
        email,active_subscription,expiry,email_disabled
        ada@example.org,false,,false
        bob@example.org,true,,true
        """
      })
  void exportsOfOtherProgramsAreKnownByTheirHeaders(String csv) throws IOException {
    assertThat(take(csv)).hasToString("1 added, 0 updated, 0 same, 1 kept out, 0 rejected");
    assertThat(roster.find(new EmailAddress("bob", "example.org"))).isEmpty();
  }

  @Test
  void aColumnMayBeNamed() throws IOException {
    byte[] csv = "Contact\tWho\nada@example.org\tAda\n".getBytes(StandardCharsets.UTF_8);

    assertThatThrownBy(() -> take(csv, Map.of())).hasMessageContaining("--map email=HEADER");
    assertThat(take(csv, Map.of("email", "Contact", "name", "Who")).added()).isEqualTo(1);
    assertThat(entry("ada").name()).isEqualTo("Ada");
  }

  @Test
  void whatAPersonChoseBeatsWhatIsImported() throws IOException {
    take("email\nada@example.org\n");
    roster.choose(entry("ada"), PreferenceSet.NOTHING.withCadence(Cadence.MONTHLY), NOW);

    take("email,cadence,hour\nada@example.org,daily,9\n");

    assertThat(entry("ada").subscriber(RULES).cadence()).isEqualTo(Cadence.MONTHLY);
    assertThat(entry("ada").subscriber(RULES).hour()).isEqualTo(9);
  }

  @Test
  void aRehearsalChangesNothing() throws IOException {
    SqlImports look = new SqlImports(database);
    look.rehearse();

    SubscriberImport.Count count =
        take(
            look,
            ImportStore.Terms.NONE,
            "email\nada@example.org\n".getBytes(StandardCharsets.UTF_8),
            Map.of());

    assertThat(count.added()).isEqualTo(1);
    assertThat(new SqlRoster(DatabaseFile.look(state)).find(ADA)).isEmpty();
  }

  @Test
  void whoeverWasForgottenIsUnknownAndStaysAway() throws IOException {
    take("email,name\nada@example.org,Ada\n");

    assertThat(roster.forget(ADA, NOW)).isTrue();

    assertThat(roster.find(ADA)).isEmpty();
    assertThat(take("email\nada@example.org\n").keptOut()).isEqualTo(1);
  }

  @Test
  void jsonIsReadAsWellAsCsv() throws IOException {
    assertThat(
            take(
                """
                {"$schema": "x", "tags": ["a"], "subscribers": [
                  {"email": "ada@example.org", "name": "Ada", "topics": ["sea", "sky"], "hour": 7},
                  {"email": "bob@example.org", "labels": [{"name": "old"}], "status": "blocklisted"},
                  {"email": "eve@example.org", "cadence": "hourly"},
                  {"name": "nobody"}
                ]}
                """))
        .hasToString("1 added, 0 updated, 0 same, 1 kept out, 2 rejected");
    assertThat(entry("ada").subscriber(RULES).topics()).containsExactly("sea", "sky");
    assertThat(entry("ada").subscriber(RULES).hour()).isEqualTo(7);
    assertThat(rejects.toString()).contains(",4,cadence,hourly,", ",5,email,,is missing");
    assertThat(take(rejects.toString().replaceFirst("hourly", "daily")))
        .hasToString("1 added, 0 updated, 0 same, 0 kept out, 1 rejected");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "email,name\nada@example.org,Ada\nbob@example.org,\"Bob\nLovelace",
        "[{\"email\": \"ada@example.org\"}, {\"email\": \"bob@exam"
      })
  void aFileThatIsCutOffSaysSoAndKeepsWhatCameBefore(String text) throws IOException {
    assertThat(take(text)).hasToString("1 added, 0 updated, 0 same, 0 kept out, 1 rejected");
    assertThat(rejects.toString()).contains("the file is broken; nothing from here on was read");
  }

  @Test
  void aRejectedFileThatIsRejectedAgainHasItsNotesOnce() throws IOException {
    take("email,cadence\nada@example.org,hourly\n");
    String first = rejects.toString();

    take(first);

    assertThat(rejects.toString()).isEqualTo(first);
  }

  @Test
  void exportingAndImportingAgainChangesNothing() throws IOException {
    take(
        """
        email,name,topics,cadence,hour,timezone,language,max
        Ada@Example.org,"=HYPERLINK(""x""), 'Ada'",sea,weekly-friday,7,Asia/Tokyo,ja,5
        bob@example.org,'=x,sea|sky,,,,,
        +eve@example.org,-Eve;,,,,,,
        dan@example.org,,,,,,,
        """);
    roster.leave(entry("dan"), NOW);
    roster.choose(entry("bob"), PreferenceSet.NOTHING.withTopics(List.of("sky")), NOW);
    String exported = export();

    assertThat(exported).contains("\"'=HYPERLINK", "\"'-Eve;\"", "\r\n'+eve@example.org");
    assertThat(take(exported)).hasToString("0 added, 0 updated, 3 same, 1 kept out, 0 rejected");
    assertThat(export()).isEqualTo(exported);
  }

  @Test
  void whoeverLeftComesBackOnlyWithAConsent() throws IOException {
    take("email\nada@example.org\n");
    RosterEntry before = entry("ada");
    roster.leave(before, NOW);

    assertThat(revive("email\nada@example.org\n", "").keptOut()).isEqualTo(1);
    assertThat(revive("email\nada@example.org\n", "signed at the fair").added()).isEqualTo(1);

    assertThat(entry("ada").isActive()).isTrue();
    assertThat(entry("ada").epoch()).as("old links do not end it").isGreaterThan(before.epoch());
    assertThat(new SqlSignUps(database).consents(ADA))
        .extracting(consent -> consent.signUp().wording())
        .containsExactly("signed at the fair");
  }

  @Test
  void anImportCanBeUndone() throws IOException {
    take("email,name,cadence\nada@example.org,Ada,weekly\nbob@example.org,Bob,\n");
    roster.leave(entry("bob"), NOW);
    String before = export();

    revive(
        """
        email,name,cadence
        ada@example.org,Ada Lovelace,daily
        bob@example.org,Robert,
        eve@example.org,Eve,
        dan@example.org,Dan,
        """,
        "signed at the fair");
    roster.choose(entry("dan"), PreferenceSet.NOTHING.withTopics(List.of("sky")), NOW);

    assertThat(new SqlImports(database).undo(NOW.plus(Duration.ofDays(6))))
        .contains(new ImportStore.Undone("members.csv", NOW, 1, 2, 1));
    assertThat(export().lines().filter(row -> !row.startsWith("dan@")))
        .containsExactlyElementsOf(before.lines().toList());
    assertThat(new SqlSignUps(database).consents(ADA)).isEmpty();
  }

  @Test
  void whomAnUndoneImportSentAMailCanStillUseItsLinks() throws IOException {
    take("email\nada@example.org\n");
    try (SqlLedger ledger = new SqlLedger(database)) {
      ledger.sending(Slot.parse("daily/2026-11-29"), ADA, NOW);
    }

    new SqlImports(database).undo(NOW);

    assertThat(entry("ada").isActive()).isFalse();
    assertThat(export()).doesNotContain("ada@");
  }

  @Test
  void anImportThatIsOlderThanSevenDaysStays() throws IOException {
    take("email\nada@example.org\n");

    assertThat(new SqlImports(database).undo(NOW.plus(Duration.ofDays(8)))).isEmpty();
    assertThat(entry("ada").isActive()).isTrue();
  }

  private String export() throws IOException {
    StringWriter csv = new StringWriter();
    new RosterExport(roster).write(csv);
    return csv.toString();
  }

  private RosterEntry entry(String local) {
    return roster.find(new EmailAddress(local, "example.org")).orElseThrow();
  }

  private SubscriberImport.Count take(String csv) throws IOException {
    return take(csv.getBytes(StandardCharsets.UTF_8), Map.of());
  }

  private SubscriberImport.Count take(byte[] csv, Map<String, String> map) throws IOException {
    return take(new SqlImports(database), ImportStore.Terms.NONE, csv, map);
  }

  private SubscriberImport.Count revive(String csv, String consent) throws IOException {
    return take(
        new SqlImports(database),
        new ImportStore.Terms(ImportStore.Revival.UNSUBSCRIBED, consent),
        csv.getBytes(StandardCharsets.UTF_8),
        Map.of());
  }

  private SubscriberImport.Count take(
      ImportStore to, ImportStore.Terms terms, byte[] csv, Map<String, String> map)
      throws IOException {
    rejects.getBuffer().setLength(0);
    try (ImportFile rows = new ImportFile(() -> new ByteArrayInputStream(csv), map, RULES)) {
      return new SubscriberImport(to, to.begin("members.csv", terms, NOW))
          .all(rows, rows.headers(), rejects);
    }
  }
}
