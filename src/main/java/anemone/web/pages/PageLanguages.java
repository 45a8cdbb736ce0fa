package anemone.web.pages;

import anemone.render.TemplateProblem;
import anemone.render.WordFiles;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.ResourceBundle;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The languages of the pages, with their texts. Thread-safe. */
public final class PageLanguages {

  private static final String ENGLISH = Locale.ENGLISH.getLanguage();

  private static final Pattern FILE =
      Pattern.compile("words/pages/([a-z]{2,3}(?:-[A-Z]{2})?)\\.properties");

  /** English before all, and a language before its regions, since these take texts from them. */
  private static final Comparator<String> FIRST_TO_LAST =
      Comparator.comparing((String tag) -> !tag.equals(ENGLISH)).thenComparing(tag -> tag);

  /** The program's own languages. */
  public static final PageLanguages BUILT_IN = builtIn();

  private final List<Locale> locales;
  private final Map<String, PageWords> byTag;

  private PageLanguages(List<Locale> locales, Map<String, PageWords> byTag) {
    this.locales = List.copyOf(locales);
    this.byTag = Map.copyOf(byTag);
  }

  private static PageLanguages builtIn() {
    List<Locale> locales =
        List.of(
            Locale.ENGLISH,
            Locale.GERMAN,
            Locale.forLanguageTag("es"),
            Locale.FRENCH,
            Locale.forLanguageTag("ar"),
            Locale.JAPANESE);
    Map<String, PageWords> words = new HashMap<>();
    for (Locale locale : locales) {
      ResourceBundle bundle =
          ResourceBundle.getBundle(
              "anemone.web.pages.words",
              locale.equals(Locale.ENGLISH) ? Locale.ROOT : locale,
              ResourceBundle.Control.getNoFallbackControl(
                  ResourceBundle.Control.FORMAT_PROPERTIES));
      Map<String, String> texts = new TreeMap<>();
      bundle.keySet().forEach(key -> texts.put(key, bundle.getString(key)));
      words.put(locale.toLanguageTag(), new PageWords(locale, texts));
    }
    return new PageLanguages(locales, words);
  }

  /**
   * Returns these languages with the texts of an editor's files: {@code words/pages/nl.properties}
   * for a language, {@code words/pages/pt-BR.properties} for one of a region. A text that a file
   * lacks is taken from the language's file without the region, from the program's texts, or else
   * from English.
   *
   * @param files path inside the templates folder to contents
   * @throws TemplateProblem if a file is invalid
   */
  public PageLanguages with(Map<String, String> files) {
    List<Locale> all = new ArrayList<>(locales);
    Map<String, PageWords> words = new HashMap<>(byTag);
    Map<String, String> sorted = new TreeMap<>(FIRST_TO_LAST);
    files.forEach(
        (path, text) -> {
          Matcher named = FILE.matcher(path);
          if (named.matches()) {
            sorted.put(named.group(1), path);
          }
        });
    sorted.forEach(
        (tag, path) -> {
          Locale locale = Locale.forLanguageTag(tag);
          PageWords under = find(words, locale);
          Map<String, String> texts = new TreeMap<>(under.texts());
          texts.putAll(WordFiles.load(path, files.getOrDefault(path, "")));
          words.put(tag, new PageWords(locale, texts));
          if (!all.contains(locale)) {
            all.add(locale);
          }
        });
    return new PageLanguages(all, words);
  }

  /** Returns the texts in a language, or in English if it is missing. */
  public PageWords in(Locale wanted) {
    return find(byTag, wanted);
  }

  private static PageWords find(Map<String, PageWords> byTag, Locale wanted) {
    PageWords region = byTag.get(wanted.getLanguage() + "-" + wanted.getCountry());
    PageWords language = region != null ? region : byTag.get(wanted.getLanguage());
    return language != null ? language : Objects.requireNonNull(byTag.get(ENGLISH));
  }

  /** Returns the texts in the first available language of an Accept-Language header. */
  PageWords accepted(String header) {
    try {
      return Locale.LanguageRange.parse(header).stream()
          .map(range -> Locale.forLanguageTag(range.getRange()))
          .filter(
              locale ->
                  byTag.containsKey(locale.getLanguage())
                      || byTag.containsKey(locale.toLanguageTag()))
          .findFirst()
          .map(this::in)
          .orElseGet(() -> in(Locale.ENGLISH));
    } catch (IllegalArgumentException e) {
      return in(Locale.ENGLISH);
    }
  }

  /** Returns the languages to choose from: these, with a subscriber's own among them. */
  List<Locale> choices(Locale own) {
    if (locales.contains(own)) {
      return locales;
    }
    List<Locale> choices = new ArrayList<>(locales);
    Locale plain = Locale.forLanguageTag(own.getLanguage());
    if (choices.contains(plain)) {
      choices.set(choices.indexOf(plain), own);
    } else {
      choices.add(0, own);
    }
    return choices;
  }
}
