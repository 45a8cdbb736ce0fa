package anemone.render.lint;

import anemone.render.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.parser.Parser;

/** Template language that was printed where its value should stand. */
final class TemplateSyntax implements Rule {

  @Override
  public String id() {
    return "template-syntax";
  }

  @Override
  public Severity severity() {
    return Severity.ERROR;
  }

  private static final Pattern SYNTAX = Pattern.compile("(\\$\\{|</?#|\\[=)[^\\s<\"\\u2026]{0,40}");

  @Override
  public List<Finding> check(Specimen specimen) {
    Message message = specimen.message();
    List<Finding> findings = new ArrayList<>();
    find(specimen, message.subject(), at -> new Place("subject", 0, message.subject()), findings);
    find(specimen, message.html(), at -> Specimen.at(Specimen.HTML, message.html(), at), findings);
    find(specimen, message.text(), at -> Specimen.at(Specimen.TEXT, message.text(), at), findings);
    return findings;
  }

  private void find(Specimen specimen, String text, IntFunction<Place> place, List<Finding> into) {
    Matcher syntax = SYNTAX.matcher(text);
    while (syntax.find()) {
      String printed = Parser.unescapeEntities(syntax.group(), false);
      if (!specimen.origin().says(printed)) {
        // Where an article speaks of templates, too, this may be the end of what it says.
        boolean said = specimen.origin().says(syntax.group(1));
        into.add(
            finding(
                said ? Severity.WARNING : Severity.ERROR,
                place.apply(syntax.start()),
                "the reader sees " + printed,
                said
                    ? "correct it if it stands in a template; an article speaks of such things, too"
                    : "correct it in the template, or take it out of <#noparse> or quotes"));
      }
    }
  }
}
