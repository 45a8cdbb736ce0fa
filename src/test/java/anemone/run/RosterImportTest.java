package anemone.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anemone.process.CommandFailure;
import anemone.store.Database;
import anemone.store.DatabaseFile;
import anemone.store.SqlRoster;
import anemone.subscriber.Cadence;
import anemone.subscriber.EmailAddress;
import anemone.subscriber.SubscriberRules;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run makes of a list that somebody writes at the same time. */
class RosterImportTest {

  private static final SubscriberRules RULES =
      new SubscriberRules(Set.of(), Cadence.DAILY, ZoneOffset.UTC, Locale.ENGLISH);

  @TempDir private Path folder;
  private final StringWriter told = new StringWriter();
  private Database database;
  private SqlRoster roster;
  private Path file;

  @BeforeEach
  void open() {
    database = DatabaseFile.open(folder.resolve("state"));
    roster = new SqlRoster(database);
    file = folder.resolve("subscribers.json");
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void aListThatIsRewrittenWhileItIsReadIsReadAgain() throws Exception {
    write(20);
    take(roster);
    AtomicInteger readings = new AtomicInteger();
    Files.writeString(file, list(20).substring(0, 200));

    take(afterEachReading(() -> write(readings.incrementAndGet() == 1 ? 21 : 22)));

    assertThat(told.toString()).isEmpty();
    assertThat(roster.find(new EmailAddress("p21", "example.org"))).isPresent();
    assertThat(readings).hasValueGreaterThan(1);
  }

  @Test
  void aListThatIsCutOffAndStaysSoStopsTheRun() throws Exception {
    write(20);
    take(roster);
    Files.writeString(file, list(20).substring(0, 200));

    assertThatThrownBy(() -> take(roster))
        .isInstanceOf(CommandFailure.class)
        .hasMessageContaining("subscribers.json");
  }

  private void take(RosterStore store) {
    new RosterImport(new SubscriberFile(file, RULES), false, Instant.now())
        .into(store, new PrintWriter(told, true));
  }

  /** The roster, and something that happens whenever the file was read. */
  private RosterStore afterEachReading(Runnable event) {
    return (RosterStore)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {RosterStore.class},
            (proxy, method, arguments) -> {
              try {
                return method.invoke(roster, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              } finally {
                event.run();
              }
            });
  }

  private void write(int people) {
    try {
      Files.writeString(file, list(people));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String list(int people) {
    return IntStream.range(0, people)
        .mapToObj(i -> "{\"email\": \"p%d@example.org\"}".formatted(i))
        .collect(Collectors.joining(",\n", "[", "]"));
  }
}
