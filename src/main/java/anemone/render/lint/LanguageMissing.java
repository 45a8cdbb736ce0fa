package anemone.render.lint;

import java.util.List;
import java.util.Locale;

/** An HTML part that does not say its language, so that a screen reader pronounces it by chance. */
final class LanguageMissing implements Rule {

  @Override
  public String id() {
    return "language-missing";
  }

  @Override
  public Severity severity() {
    return Severity.ERROR;
  }

  @Override
  public List<Finding> check(Specimen specimen) {
    String language = specimen.page().select("html").attr("lang").strip();
    if (!Locale.forLanguageTag(language).getLanguage().isEmpty()) {
      return List.of();
    }
    String what =
        language.isEmpty()
            ? "the html element has no lang attribute"
            : "\"" + language + "\" is no language tag (BCP 47)";
    return List.of(finding(Place.whole(Specimen.HTML), what, "write <html lang=\"${language}\">"));
  }
}
