package anemone.bench;

import anemone.fixture.Program;
import anemone.fixture.ProgramProcess;
import anemone.fixture.SampleNewsletter;
import anemone.fixture.StudioProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The time from an act in the studio to the new preview, as its page asks for it: the change, the
 * mail with its checks, and its HTML part. An edition of 12 stories, and 7 variants. The first act
 * is 5 seconds after opening, or those of {@code -Dreading}.
 *
 * <pre>{@code
 * mvn -q test-compile exec:java -Dexec.mainClass=anemone.bench.StudioBench
 * }</pre>
 */
public final class StudioBench {

  private static final int STORIES = 12;
  private static final int ACTS = 200;

  /** An editor looks at the edition before the first change to it. */
  private static final Duration READING = Duration.ofSeconds(Integer.getInteger("reading", 5));

  private StudioBench() {}

  /** Prints the times of opening and of acts in milliseconds. */
  public static void main(String[] args) throws Exception {
    Path folder = Files.createTempDirectory("studio-bench");
    newsletter(folder);
    try (StudioProcess studio = StudioProcess.of(new ProgramProcess(folder, Map.of()))) {
      studio.enter();
      long begin = System.nanoTime();
      JsonNode edition = studio.edition();
      preview(studio, edition);
      System.out.printf(Locale.ROOT, "opening, the first in its process: %.0f ms%n", since(begin));
      System.out.printf(
          "%d stories, %d variants%n", edition.path("stories").size(), variants(studio, edition));
      Thread.sleep(READING.toMillis());
      List<Double> times = new ArrayList<>();
      Duration before = processor(studio);
      for (int i = 0; i < ACTS; i++) {
        begin = System.nanoTime();
        edition = act(studio, edition, i);
        preview(studio, edition);
        times.add(since(begin));
      }
      report("acts, the first 20", times.subList(0, 20));
      report("acts, all " + ACTS, times);
      System.out.printf(
          Locale.ROOT,
          "processor time of an act: %d ms%n",
          processor(studio).minus(before).dividedBy(ACTS).toMillis());
      begin = System.nanoTime();
      preview(studio, studio.edition());
      System.out.printf(Locale.ROOT, "opening, later: %.0f ms%n", since(begin));
    }
  }

  /** Moves the last story to the top, or changes the subject. */
  private static JsonNode act(StudioProcess studio, JsonNode edition, int number) throws Exception {
    ObjectNode sheet = StudioProcess.sheet(edition);
    if (number % 2 == 0) {
      sheet.put("subject", "Subject number " + number);
    } else {
      List<JsonNode> stories = new ArrayList<>();
      sheet.path("stories").forEach(stories::add);
      Collections.rotate(stories, 1);
      ArrayNode turned = sheet.putArray("stories");
      stories.forEach(s -> turned.add(((ObjectNode) s).put("lead", turned.isEmpty())));
    }
    ObjectNode act = StudioProcess.act(edition);
    act.set("sheet", sheet);
    var answer = studio.post("/api/sheet", act);
    if (answer.statusCode() != 200) {
      throw new IllegalStateException(answer.body());
    }
    return JsonMapper.shared().readTree(answer.body());
  }

  private static JsonNode preview(StudioProcess studio, JsonNode edition) throws Exception {
    String where = "slot=" + edition.path("edition").asString() + "&as=0";
    JsonNode mail = JsonMapper.shared().readTree(studio.get("/api/mail?" + where).body());
    String hash = edition.path("hash").asString();
    String html = studio.get("/api/mail.html?" + where + "&hash=" + hash).body();
    if (!html.contains("<html")) {
      throw new IllegalStateException(html);
    }
    return mail;
  }

  private static int variants(StudioProcess studio, JsonNode edition) throws Exception {
    return preview(studio, edition).path("readers").size();
  }

  private static Duration processor(StudioProcess studio) {
    return studio.process().info().totalCpuDuration().orElse(Duration.ZERO);
  }

  private static double since(long begin) {
    return (System.nanoTime() - begin) / 1e6;
  }

  private static void report(String what, List<Double> times) {
    List<Double> sorted = times.stream().sorted().toList();
    System.out.printf(
        Locale.ROOT,
        "%s: median %.0f ms, 95th percentile %.0f ms, longest %.0f ms%n",
        what,
        sorted.get(sorted.size() / 2),
        sorted.get((int) Math.ceil(sorted.size() * 0.95) - 1),
        sorted.get(sorted.size() - 1));
  }

  private static void newsletter(Path folder) throws Exception {
    SampleNewsletter newsletter = SampleNewsletter.in(folder, 1);
    newsletter.settings(
        "stories: 5, fewest: 1", "stories: 8, also: 4, per-source: 20, approval: required");
    newsletter.settings(
        "topics: [harbour]}",
        "topics: [harbour]}\n  - {name: Post, folder: post, topics: [ocean]}");
    String[] languages = {"en", "de", "fr"};
    StringBuilder subscribers = new StringBuilder("{\"subscribers\": [");
    for (int i = 0; i < 7; i++) {
      String topics =
          i % 3 == 0 ? "" : ", \"topics\": [\"" + (i % 3 == 1 ? "harbour" : "ocean") + "\"]";
      subscribers
          .append(i == 0 ? "\n" : ",\n")
          .append(
              "{\"email\": \"reader%d@example.org\", \"hour\": 0, \"language\": \"%s\"%s}"
                  .formatted(i, languages[i / 3], topics));
    }
    newsletter.subscribers(subscribers.append("\n]}").toString());
    for (int i = 0; i < STORIES; i++) {
      Path file = folder.resolve(i % 2 == 0 ? "articles" : "post").resolve("story" + i + ".md");
      Files.createDirectories(file.getParent());
      Files.writeString(
          file,
          "---\ntitle: %s\n---\n%s"
              .formatted(new Sentences(i).headline(), new Sentences(i).text()));
    }
    new Program(folder, Map.of()).run("collect");
  }

  /** Sentences of one story, whose nouns no other story has. */
  private static final class Sentences {

    private static final String[] SYLLABLES =
        "bar den fol gim hus kel lor mav nim pes rud sol tav wen yor zan".split(" ");
    private static final String[] FORMS = {
      "The %1$s of %2$s was found on Monday by the %3$s, who had looked for it since the spring.",
      "About %4$d people in %2$s saw how the %1$s was taken away, and many of them were against"
          + " it.",
      "Most of the %3$s will now be moved to %2$s, which has had no %1$s for %4$d years.",
      "Nobody in the %1$s expected that %4$d of the %3$s would be there at the end of the week."
    };

    private final Random chance;
    private final List<String> nouns;

    private Sentences(int number) {
      this.chance = new Random(number);
      this.nouns = IntStream.range(0, 24).mapToObj(i -> word()).toList();
    }

    private String word() {
      return IntStream.range(0, 3)
          .mapToObj(i -> SYLLABLES[chance.nextInt(SYLLABLES.length)])
          .collect(Collectors.joining());
    }

    private String noun() {
      return nouns.get(chance.nextInt(nouns.size()));
    }

    private static String name(String noun) {
      return noun.substring(0, 1).toUpperCase(Locale.ROOT) + noun.substring(1);
    }

    private String headline() {
      return "%s in %s loses its %s".formatted(name(noun()), name(noun()), noun());
    }

    private String text() {
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < 12; i++) {
        String form = FORMS[i % FORMS.length];
        text.append(form.formatted(noun(), name(noun()), noun(), 3 + chance.nextInt(900)));
        text.append(i % FORMS.length == 3 ? "\n\n" : " ");
      }
      return text.toString();
    }
  }
}
