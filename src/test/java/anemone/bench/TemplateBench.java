package anemone.bench;

import anemone.fixture.Browser;
import anemone.fixture.Program;
import anemone.fixture.ProgramProcess;
import anemone.fixture.StudioProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * How long the page of {@code anemone studio --templates} takes to show a change of a template:
 * from the end of writing the file until the browser has the new mail. Wants Chromium.
 *
 * <pre>{@code
 * mvn -q test-compile exec:java -Dexec.mainClass=anemone.bench.TemplateBench -Dexec.args="40"
 * }</pre>
 */
public final class TemplateBench {

  private static final int PER_SECOND = 1000;
  private static final String NEXT =
      "new Promise((done, fail) => {const before = page.src; const began = Date.now();"
          + " const look = () => page.src !== before ? done(page.src)"
          + " : Date.now() - began > 20000 ? fail('no new mail') : setTimeout(look, 5); look();})";

  private TemplateBench() {}

  /** How many changes. */
  public static void main(String[] args) throws Exception {
    int changes = args.length > 0 ? Integer.parseInt(args[0]) : 40;
    Path folder = Files.createTempDirectory("anemone-templates-");
    Path newsletter = folder.resolve("tidings");
    new Program(folder, Map.of()).run("init", "tidings");
    Path part = newsletter.resolve("templates/parts/masthead.ftlh");
    String text = Files.readString(part);
    List<Long> times = new ArrayList<>();
    try (Browser page = Browser.start(Browser.installed().orElseThrow(), folder);
        StudioProcess studio =
            StudioProcess.of(new ProgramProcess(newsletter, Map.of()), "--templates")) {
      page.open(studio.address().toString());
      while (page.text("page.src || ''").isEmpty()) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
      }
      for (int i = 0; i < changes; i++) {
        LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1) + i * TimeUnit.MILLISECONDS.toNanos(7));
        long began = System.nanoTime();
        Files.writeString(part, text + "\n<!-- " + i + " -->\n");
        String unused = page.text(NEXT);
        times.add((System.nanoTime() - began) / (TimeUnit.SECONDS.toNanos(1) / PER_SECOND));
      }
    }
    System.out.println("in order: " + times);
    Collections.sort(times);
    System.out.printf(
        "median %d ms, 95th percentile %d ms, longest %d ms%n",
        times.get(times.size() / 2),
        times.get(times.size() * 95 / 100),
        times.get(times.size() - 1));
    MillionBench.delete(folder);
  }
}
