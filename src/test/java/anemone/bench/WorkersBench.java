package anemone.bench;

import anemone.fixture.PostgresDatabase;
import anemone.fixture.SampleNewsletter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Workers over a PostgreSQL that is started for them, by turns with a run on SQLite: one and two
 * over a slow line, then one, two and four to Postfix's {@code smtp-sink} on this machine. Counted
 * are the messages a second between the first tenth of an edition and its last, so that no start of
 * a JVM counts. Wants {@code apt-get install postfix postgresql}.
 *
 * <pre>{@code
 * ./anemone --version
 * mvn -q test-compile exec:java -Dexec.mainClass=anemone.bench.WorkersBench -Dexec.args="40000 2000 25 3"
 * }</pre>
 */
public final class WorkersBench {

  private static final String ACCEPTED = "SELECT count(*) FROM deliveries WHERE state = 'accepted'";
  private static final long BETWEEN_LOOKS = TimeUnit.MILLISECONDS.toNanos(250);
  private static final int FIRST_PERCENT = 10;
  private static final int LAST_PERCENT = 90;

  private final int readers;
  private final int port;
  private final int round;

  private WorkersBench(int readers, int port, int round) {
    this.readers = readers;
    this.port = port;
    this.round = round;
  }

  /**
   * How many readers on this machine, how many over the slow line, how many milliseconds it takes
   * each way, and in how many rounds.
   */
  public static void main(String[] args) throws Exception {
    int near = args.length > 0 ? Integer.parseInt(args[0]) : 40_000;
    int far = args.length > 1 ? Integer.parseInt(args[1]) : 2_000;
    int delay = args.length > 2 ? Integer.parseInt(args[2]) : 25;
    int rounds = args.length > 3 ? Integer.parseInt(args[3]) : 3;
    try (SmtpPeers peers = SmtpPeers.start();
        SlowLine line = SlowLine.to(peers.port(), Duration.ofMillis(delay))) {
      for (int round = 1; round <= rounds; round++) {
        WorkersBench slow = new WorkersBench(far, line.port(), round);
        double one = slow.workers(1);
        System.out.printf("over %d ms: two workers / one %.2f%n", delay, slow.workers(2) / one);
        WorkersBench here = new WorkersBench(near, peers.port(), round);
        double sqlite = here.sqlite();
        double single = here.workers(1);
        System.out.printf("one on PostgreSQL / SQLite %.2f%n", single / sqlite);
        System.out.printf(
            "two workers / the best single process %.2f%n",
            here.workers(2) / Math.max(single, sqlite));
        System.out.printf(
            "four workers / the best single process %.2f%n",
            here.workers(4) / Math.max(single, sqlite));
      }
    }
  }

  private double sqlite() throws Exception {
    Path folder = Files.createTempDirectory("anemone-workers-");
    newsletter(folder);
    Process run = start(folder, "run");
    try {
      return rate("run on SQLite", "jdbc:sqlite:" + folder.resolve("state/anemone.db"));
    } finally {
      end(List.of(run), folder);
    }
  }

  private double workers(int count) throws Exception {
    String url = PostgresDatabase.address();
    Path folder = Files.createTempDirectory("anemone-workers-");
    Path first = Files.createDirectory(folder.resolve("machine0"));
    newsletter(first).store(url);
    if (start(first, "run", "--detach").waitFor() != 0) {
      throw new IOException("run --detach failed");
    }
    List<Process> workers = new ArrayList<>();
    try {
      for (int i = 0; i < count; i++) {
        Path machine = Files.createDirectories(folder.resolve("machine" + i));
        if (i > 0) {
          SampleNewsletter.in(machine, port).store(url);
        }
        workers.add(start(machine, "worker", "--name", "machine" + i));
      }
      return rate(count + (count == 1 ? " worker" : " workers"), url);
    } finally {
      end(workers, folder);
    }
  }

  private SampleNewsletter newsletter(Path folder) throws IOException {
    SampleNewsletter newsletter = SampleNewsletter.in(folder, port);
    newsletter.subscribers(readers);
    return newsletter;
  }

  /** Returns the messages a second between two moments of a delivery. */
  private double rate(String what, String url) throws Exception {
    while (accepted(url) * 100 < (long) readers * FIRST_PERCENT) {
      LockSupport.parkNanos(BETWEEN_LOOKS);
    }
    long before = accepted(url);
    long began = System.nanoTime();
    while (accepted(url) * 100 < (long) readers * LAST_PERCENT) {
      LockSupport.parkNanos(BETWEEN_LOOKS);
    }
    double rate = (accepted(url) - before) / ((System.nanoTime() - began) / 1e9);
    System.out.printf("round %d, %s: %.0f/s%n", round, what, rate);
    return rate;
  }

  /** Returns how many have their mail; none as long as there is no database. */
  private static long accepted(String url) {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(ACCEPTED)) {
      return row.next() ? row.getLong(1) : 0;
    } catch (SQLException e) {
      return 0;
    }
  }

  private static Process start(Path folder, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(Path.of("anemone").toAbsolutePath().toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().put("XDG_STATE_HOME", folder.resolve("home").toString());
    return builder
        .redirectOutput(folder.resolve("told").toFile())
        .redirectErrorStream(true)
        .start();
  }

  private static void end(List<Process> processes, Path folder) throws Exception {
    for (Process process : processes) {
      process.destroy();
    }
    for (Process process : processes) {
      if (!process.waitFor(20, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    }
    MillionBench.delete(folder);
  }
}
