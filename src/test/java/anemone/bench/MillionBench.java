package anemone.bench;

import anemone.fixture.LongList;
import anemone.fixture.Resident;
import anemone.fixture.SampleNewsletter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * The real command, sending to very long lists through Postfix's {@code smtp-sink}: how much memory
 * is resident at most, how soon the first message leaves, how large the state is, and how long it
 * all takes. Wants {@code apt-get install postfix}, and Linux.
 *
 * <pre>{@code
 * ./anemone --version
 * mvn -q test-compile exec:java -Dexec.mainClass=anemone.bench.MillionBench \
 *   -Dexec.args="250000 500000 1000000"
 * }</pre>
 */
public final class MillionBench {

  private static final int ARTICLES = 5;
  private static final double MEGA = 1e6;

  private MillionBench() {}

  /** How many subscribers, one send for each number. */
  public static void main(String[] args) throws Exception {
    String[] sizes = args.length > 0 ? args : new String[] {"250000", "500000", "1000000"};
    for (String size : sizes) {
      Path folder = Files.createTempDirectory("anemone-million-");
      try (SmtpPeers peers = SmtpPeers.start()) {
        send(folder, peers.port(), Integer.parseInt(size));
      } finally {
        delete(folder);
      }
    }
  }

  private static void send(Path folder, int port, int subscribers)
      throws IOException, InterruptedException {
    SampleNewsletter newsletter = SampleNewsletter.in(folder, port);
    for (int i = 1; i < ARTICLES; i++) {
      newsletter.article("story-" + i, "The fog lifts over strait number " + i);
    }
    Path list = folder.resolve("subscribers.json");
    LongList.write(list, subscribers);
    start(folder, "collect").waitFor();
    Path log = folder.resolve("state/outcomes.log");
    Resident run = Resident.watch(start(folder, "send"), () -> isFilled(log));
    System.out.printf(
        "%,d subscribers (%.0f MB): %.0f MB resident at most, first message leaving after %.1f s,"
            + " %.0f s in all (%.0f/s), state %.0f MB, exit %d%n",
        subscribers,
        Files.size(list) / MEGA,
        run.megabytes(),
        run.first(),
        run.seconds(),
        subscribers / run.seconds(),
        Files.size(folder.resolve("state/anemone.db")) / MEGA,
        run.exitCode());
  }

  private static Process start(Path folder, String command) throws IOException {
    return new ProcessBuilder(Path.of("anemone").toAbsolutePath().toString(), command)
        .directory(folder.toFile())
        .inheritIO()
        .start();
  }

  private static boolean isFilled(Path file) {
    try {
      return Files.size(file) > 0;
    } catch (IOException e) {
      return false;
    }
  }

  static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
        Files.delete(file);
      }
    }
  }
}
