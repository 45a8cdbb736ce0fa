package anemone.render.lint;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

/** Rules for lists of typefaces. */
final class FontRules {

  static final List<Rule> ALL =
      List.of(
          Rule.warning("font-fallback", FontRules::fallback),
          Rule.warning("font-shapes", FontRules::shapes));

  private static final Pattern GENERIC =
      Pattern.compile("(?:sans-serif|serif|monospace|cursive|system-ui|inherit|initial)$");
  private static final Pattern HAN = Pattern.compile("\\p{IsHan}");

  /** Parts of the names of typefaces by the language for whose readers they draw characters. */
  private static final Map<String, List<String>> FAMILIES = new LinkedHashMap<>();

  static {
    FAMILIES.put(
        "ja", List.of("hiragino", "yu gothic", "yu mincho", "meiryo", "cjk jp", "ms gothic"));
    FAMILIES.put("zh-hant", List.of("pingfang tc", "jhenghei", "pmingliu", "songti tc", "cjk tc"));
    FAMILIES.put(
        "zh", List.of("pingfang sc", "yahei", "simsun", "songti sc", "cjk sc", "heiti sc"));
    FAMILIES.put("ko", List.of("apple sd gothic", "malgun", "batang", "applemyungjo", "cjk kr"));
  }

  private FontRules() {}

  private static void fallback(Specimen specimen, Findings findings) {
    Set<String> told = new HashSet<>();
    for (Element element : specimen.styled()) {
      String fonts = specimen.style(element).getOrDefault("font-family", "");
      if (!fonts.isEmpty() && !GENERIC.matcher(fonts).find() && told.add(fonts)) {
        findings.add(
            specimen.at(element),
            "the typefaces " + fonts + " have no generic one at their end",
            "end the list with serif or sans-serif");
      }
    }
  }

  /** The first typeface that has a character is used, also if it has another country's shape. */
  private static void shapes(Specimen specimen, Findings findings) {
    Set<String> told = new HashSet<>();
    for (TextNode text : specimen.texts()) {
      Element element = text.parent();
      if (element != null && HAN.matcher(text.getWholeText()).find()) {
        String language = language(element);
        fonts(specimen, element)
            .flatMap(FontRules::first)
            .filter(first -> FAMILIES.containsKey(language) && !first.equals(language))
            .filter(first -> told.add(language + first))
            .ifPresent(
                first ->
                    findings.add(
                        specimen.at(text),
                        "text in " + language + " is shown in the shapes of " + first,
                        "begin the list of typefaces with those for " + language));
      }
    }
  }

  private static String language(Element element) {
    Element said = element.closest("[lang]");
    Locale tag = Locale.forLanguageTag(said == null ? "" : said.attr("lang"));
    boolean traditional =
        tag.getScript().equals("Hant") || Set.of("TW", "HK", "MO").contains(tag.getCountry());
    return tag.getLanguage().equals("zh") && traditional ? "zh-hant" : tag.getLanguage();
  }

  private static Optional<String> fonts(Specimen specimen, Element element) {
    for (Element around = element; around != null; around = around.parent()) {
      String fonts = specimen.style(around).getOrDefault("font-family", "inherit");
      if (!fonts.equals("inherit")) {
        return Optional.of(fonts);
      }
    }
    return Optional.empty();
  }

  /** Returns the language of the first typeface with Chinese characters. */
  private static Optional<String> first(String fonts) {
    for (String font : fonts.split(",", -1)) {
      for (Map.Entry<String, List<String>> family : FAMILIES.entrySet()) {
        if (family.getValue().stream().anyMatch(font::contains)) {
          return Optional.of(family.getKey());
        }
      }
    }
    return Optional.empty();
  }
}
