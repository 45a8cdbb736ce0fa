package anemone.render.lint;

import anemone.render.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

/**
 * Text that was escaped twice, so that the reader sees an entity where a character should stand.
 */
final class TextDoubleEscaped implements Rule {

  @Override
  public String id() {
    return "text-double-escaped";
  }

  @Override
  public Severity severity() {
    return Severity.ERROR;
  }

  private static final Pattern ENTITY =
      Pattern.compile("&(?:amp|lt|gt|quot|apos|nbsp|#\\d{1,7}|#[xX][0-9a-fA-F]{1,6});");

  @Override
  public List<Finding> check(Specimen specimen) {
    Message message = specimen.message();
    List<Finding> findings = new ArrayList<>();
    find(specimen, message.subject(), at -> new Place("subject", 0, message.subject()), findings);
    for (TextNode text : specimen.texts()) {
      find(specimen, text.getWholeText(), at -> specimen.at(text), findings);
    }
    for (Element picture : specimen.page().select("img[alt]")) {
      find(specimen, picture.attr("alt"), at -> specimen.at(picture), findings);
    }
    find(specimen, message.text(), at -> Specimen.at(Specimen.TEXT, message.text(), at), findings);
    return findings;
  }

  private void find(Specimen specimen, String text, IntFunction<Place> place, List<Finding> into) {
    Matcher entity = ENTITY.matcher(text);
    while (entity.find()) {
      boolean said = specimen.origin().says(entity.group());
      into.add(
          finding(
              said ? Severity.WARNING : Severity.ERROR,
              place.apply(entity.start()),
              "the reader sees " + entity.group(),
              said
                  ? "an article came so: look at its source"
                  : "escape it once only: a .ftlh template does it by itself"));
    }
  }
}
