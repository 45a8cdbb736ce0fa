package anemone.render;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes the files that {@link Hyphenation} reads, from the npm package {@code hyphen} (ISC
 * licence), which carries the patterns of TeX (hyph-utf8) as a tree in JavaScript.
 *
 * <pre>{@code
 * npm install --prefix words --ignore-scripts hyphen@1.14.1
 * node -e 'for (const f of ["de-1996", "en-us", "es", "fr"]) require("fs").writeFileSync(
 *   f.slice(0, 2) + ".json", JSON.stringify(require("./words/node_modules/hyphen/patterns/" + f)))'
 * mvn -q test-compile exec:java -Dexec.mainClass=anemone.render.HyphenationGenerator \
 *   -Dexec.classpathScope=test -Dexec.args=". src/main/resources/anemone/render/hyphenation"
 * }</pre>
 */
public final class HyphenationGenerator {

  private HyphenationGenerator() {}

  /**
   * Makes the files.
   *
   * @param args the folder of the JSON files, and that of the files to make
   */
  public static void main(String... args) throws IOException {
    for (String language : Hyphenation.LANGUAGES) {
      JsonNode tree =
          JsonMapper.shared().readTree(Files.readString(Path.of(args[0], language + ".json")));
      Set<String> patterns = new TreeSet<>();
      walk(tree.get(0), tree.get(1), "", patterns);
      Files.writeString(Path.of(args[1], language + ".txt"), String.join("\n", patterns) + "\n");
    }
  }

  /** Adds the patterns that begin with some letters; a node is a number, a tree, or both. */
  private static void walk(JsonNode levels, JsonNode node, String letters, Set<String> patterns) {
    if (node.isArray()) {
      walk(levels, node.get(0), letters, patterns);
      patterns.add(pattern(letters, levels.get(node.get(1).asInt())));
    } else if (node.isNumber()) {
      patterns.add(pattern(letters, levels.get(node.asInt())));
    } else {
      for (Map.Entry<String, JsonNode> child : node.properties()) {
        walk(levels, child.getValue(), letters + child.getKey(), patterns);
      }
    }
  }

  /** Returns a pattern as TeX writes it; the levels of one at the start of a word omit its dot. */
  private static String pattern(String letters, JsonNode levels) {
    int dot = letters.startsWith(".") ? 1 : 0;
    StringBuilder pattern = new StringBuilder(letters.substring(0, dot));
    for (int i = dot; i <= letters.length(); i++) {
      int level = levels.path(i - dot).asInt(0);
      pattern.append(level == 0 ? "" : level);
      pattern.append(i < letters.length() ? letters.substring(i, i + 1) : "");
    }
    return pattern.toString();
  }
}
