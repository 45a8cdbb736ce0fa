package anemone;

import static org.assertj.core.api.Assertions.assertThat;

import anemone.render.CountedText;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RegularExpressionsTest {

  /** Smaller than that of any thread of the program. */
  private static final long STACK = 160L << 10;

  private static final int REPEATED = 1_000;

  /**
   * Maximum number of characters that an expression looks at in one text, counting each time anew.
   * Quadratic expressions come to a few millions, cubic ones to hundreds of them.
   */
  private static final long MAX_LOOKS = 40_000_000;

  private static final int MAX_CHARACTERS = 4;

  /** What texts are made of, whatever a regular expression is about. */
  private static final List<String> COMMON = List.of("a", "A", "1", " ", ".", "\n", "é");

  /** Calls that take a regular expression as a text. */
  private static final Pattern INLINE =
      Pattern.compile(
          "\\.(?:replaceAll|replaceFirst|matches|split)\\(\\s*\"((?:[^\"\\\\]|\\\\.)*+)\"\\s*[,)]");

  private static final Pattern UNICODE = Pattern.compile("(?<!\\\\)\\\\u+([0-9a-fA-F]{4})");

  @Test
  void everyRegularExpressionComesToItsEndOnWhateverText() throws Exception {
    Map<String, Pattern> patterns = patterns();
    patterns.putAll(inline());

    List<String> wrong = new ArrayList<>();
    for (Map.Entry<String, Pattern> pattern : patterns.entrySet()) {
      trouble(pattern.getValue(), wrong, pattern.getKey());
    }

    assertThat(patterns).hasSizeGreaterThan(100);
    assertThat(wrong).isEmpty();
  }

  private static void trouble(Pattern pattern, List<String> wrong, String name)
      throws InterruptedException {
    Thread thread =
        new Thread(
            null,
            () -> {
              for (String text : texts(pattern)) {
                try {
                  boolean whole = pattern.matcher(counted(text)).matches();
                  // A search begins anew at each character; what is cubic shows in half a text.
                  String searched = whole ? text : text.substring(text.length() / 2);
                  long found = pattern.matcher(counted(searched)).results().count();
                  if (whole && found == 0) {
                    wrong.add(name + ": matches a text in which it finds nothing");
                  }
                } catch (StackOverflowError e) {
                  wrong.add(name + ": too deep for " + text.substring(0, 12));
                  return;
                } catch (TooLongException e) {
                  wrong.add(name + ": takes too long for " + text.substring(0, 12));
                  return;
                }
              }
            },
            name,
            STACK);
    thread.start();
    thread.join();
  }

  /** Counts the looks at one text, whatever the machine does besides. */
  private static CharSequence counted(String text) {
    AtomicLong looks = new AtomicLong();
    return new CountedText(
        text,
        () -> {
          if (looks.incrementAndGet() > MAX_LOOKS) {
            throw new TooLongException();
          }
        });
  }

  private static final class TooLongException extends RuntimeException {}

  /** Each character of the expression's own, and each pair of them, many times. */
  private static List<String> texts(Pattern pattern) {
    Set<String> characters = new LinkedHashSet<>();
    pattern
        .pattern()
        .replaceAll("\\\\[pP]\\{[^}]*\\}|\\\\w", "a")
        .replaceAll("\\\\d", "1")
        .replaceAll("\\\\[sh]", " ")
        .replaceAll("\\\\[a-zA-Z]", "")
        .codePoints()
        .mapToObj(Character::toString)
        .filter(c -> !"\\()[]{}?*+^$|".contains(c))
        .forEach(characters::add);
    List<String> few = characters.stream().limit(MAX_CHARACTERS).toList();
    List<String> texts = new ArrayList<>();
    COMMON.forEach(one -> texts.add(one.repeat(REPEATED) + "\uffff"));
    for (String one : few) {
      texts.add(one.repeat(REPEATED) + "\uffff");
      for (String other : few) {
        texts.add((one + other).repeat(REPEATED / 2) + "\uffff");
      }
    }
    return texts;
  }

  /** The expressions that classes hold, by class and field. */
  private static Map<String, Pattern> patterns() throws Exception {
    Path classes = Path.of(Main.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    Map<String, Pattern> patterns = new TreeMap<>();
    try (Stream<Path> files = Files.walk(classes)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".class")).toList()) {
        String path = classes.relativize(file).toString();
        String name = path.substring(0, path.length() - ".class".length()).replace('/', '.');
        for (Field field : Class.forName(name).getDeclaredFields()) {
          if (Modifier.isStatic(field.getModifiers())) {
            add(patterns, name + "." + field.getName(), field);
          }
        }
      }
    }
    return patterns;
  }

  private static void add(Map<String, Pattern> patterns, String name, Field field)
      throws IllegalAccessException {
    if (field.getType() == Pattern.class) {
      field.setAccessible(true);
      patterns.put(name, (Pattern) field.get(null));
    } else if (Collection.class.isAssignableFrom(field.getType())) {
      field.setAccessible(true);
      int number = 0;
      for (Object element : (Collection<?>) field.get(null)) {
        if (element instanceof Pattern pattern) {
          patterns.put(name + number++, pattern);
        }
      }
    }
  }

  /** The expressions that stand as texts in the code, by themselves. */
  private static Map<String, Pattern> inline() throws IOException {
    Map<String, Pattern> patterns = new TreeMap<>();
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
        Matcher calls = INLINE.matcher(Files.readString(file));
        while (calls.find()) {
          String text =
              UNICODE
                  .matcher(calls.group(1))
                  .replaceAll(c -> Matcher.quoteReplacement("" + (char) parse(c.group(1))))
                  .translateEscapes();
          patterns.put(file.getFileName() + " " + text, Pattern.compile(text));
        }
      }
    }
    return patterns;
  }

  private static int parse(String hexadecimal) {
    return Integer.parseInt(hexadecimal, 16);
  }
}
