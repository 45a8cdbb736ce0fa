package anemone.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * How long the short commands take from the start of the launcher to its end, beside a JVM that
 * does nothing, by turns. Arguments: how many rounds, and the launcher ({@code ./anemone}).
 */
public final class StartBench {

  private static final int ROUNDS = 31;

  private StartBench() {}

  /** A program that does nothing. */
  public static final class Nothing {

    private Nothing() {}

    /** Ends. */
    public static void main(String[] args) {}
  }

  /** Runs all by turns, and prints the medians. */
  public static void main(String[] args) throws IOException, InterruptedException {
    int rounds = args.length > 0 ? Integer.parseInt(args[0]) : ROUNDS;
    String launcher = Path.of(args.length > 1 ? args[1] : "anemone").toAbsolutePath().toString();
    Path folder = Files.createTempDirectory("start-bench");
    Path nothing = Files.createDirectories(folder.resolve("classes/anemone/bench"));
    String name = "StartBench$Nothing.class";
    try (var in = StartBench.class.getResourceAsStream(name)) {
      Files.write(nothing.resolve(name), in == null ? new byte[0] : in.readAllBytes());
    }
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Map<String, List<String>> commands = new LinkedHashMap<>();
    commands.put(
        "a JVM that does nothing",
        List.of(
            java,
            "-Xshare:auto",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-XX:-UsePerfData",
            "-cp",
            folder.resolve("classes").toString(),
            Nothing.class.getName()));
    commands.put("anemone --version", List.of(launcher, "--version"));
    commands.put("anemone status", List.of(launcher, "status", "-c", "letters/newsletter.yaml"));
    try {
      run(folder, List.of(launcher, "init", "letters"));
      Map<String, List<Duration>> times = new LinkedHashMap<>();
      for (int round = 0; round < rounds; round++) {
        for (var command : commands.entrySet()) {
          times
              .computeIfAbsent(command.getKey(), key -> new ArrayList<>())
              .add(run(folder, command.getValue()));
        }
      }
      double base = median(times.get("a JVM that does nothing"));
      times.forEach(
          (what, taken) ->
              System.out.printf(
                  "%-24s %4.0f ms, %4.1f times%n", what, median(taken), median(taken) / base));
    } finally {
      try (Stream<Path> files = Files.walk(folder)) {
        files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
      }
    }
  }

  private static Duration run(Path folder, List<String> command)
      throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("said").toFile());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    long begin = System.nanoTime();
    int code = builder.start().waitFor();
    Duration taken = Duration.ofNanos(System.nanoTime() - begin);
    if (code != 0) {
      throw new IOException(command + ": " + Files.readString(folder.resolve("said")));
    }
    return taken;
  }

  private static double median(List<Duration> times) {
    return times.stream().sorted().skip(times.size() / 2).findFirst().orElseThrow().toNanos() / 1e6;
  }
}
