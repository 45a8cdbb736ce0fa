package anemone.render;

import com.ibm.icu.text.MessageFormat;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/**
 * The words of a design: {@code words/nl.properties} for a language, {@code words/pt-BR.properties}
 * for one of a region. They replace the program's words, and add others.
 */
public final class WordFiles {

  private static final String FILE = "words/%s.properties";

  private WordFiles() {}

  /**
   * Returns the words of a language by their keys; those of its region win.
   *
   * @throws TemplateProblem if a file is invalid
   */
  static Map<String, String> read(Design design, Locale language) {
    Map<String, String> words = new TreeMap<>();
    add(words, design, language.getLanguage(), language);
    if (!language.getCountry().isEmpty()) {
      add(words, design, language.getLanguage() + "-" + language.getCountry(), language);
    }
    return words;
  }

  private static void add(Map<String, String> words, Design design, String tag, Locale language) {
    String file = FILE.formatted(tag);
    String text = design.files().get(file);
    if (text == null) {
      return;
    }
    load(file, text)
        .forEach(
            (key, word) -> {
              check(file, text, key, word, language);
              words.put(key, word);
            });
  }

  /**
   * Parses a file of words.
   *
   * @throws TemplateProblem if it is invalid
   */
  public static Map<String, String> load(String file, String text) {
    Properties read = new Properties();
    try {
      read.load(new StringReader(text));
    } catch (IllegalArgumentException e) {
      throw new TemplateProblem(
              file, "a \\u is not followed by four hexadecimal digits; correct it")
          .causedBy(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Map<String, String> words = new TreeMap<>();
    read.stringPropertyNames().forEach(key -> words.put(key, read.getProperty(key)));
    return words;
  }

  private static void check(String file, String text, String key, String word, Locale language) {
    if (!Words.SENTENCES.contains(key)) {
      return;
    }
    try {
      MessageFormat unused = new MessageFormat(word, language);
    } catch (IllegalArgumentException e) {
      throw new TemplateProblem(
              file,
              line(text, key),
              0,
              key + " is not a message of ICU: " + e.getMessage() + "; correct its braces")
          .causedBy(e);
    }
  }

  /** Returns the line of a key, from 1. */
  private static int line(String text, String key) {
    int line = 0;
    for (String each : text.lines().toList()) {
      line++;
      String start = each.strip();
      if (start.startsWith(key) && start.substring(key.length()).strip().matches("[=:].*")) {
        return line;
      }
    }
    return 0;
  }
}
