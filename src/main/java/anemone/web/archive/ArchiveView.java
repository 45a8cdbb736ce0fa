package anemone.web.archive;

import anemone.render.PageTemplates;
import anemone.render.TemplateProblem;
import anemone.web.pages.PageLanguages;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Renders the templates of the archive. Thread-safe.
 *
 * @param own the editor's templates, if they are readable
 * @param usual the templates used if one of the editor's fails; if they fail, too, so does the page
 * @param languages the texts around the stories
 * @param style the style sheet
 * @param stamp changes with the templates and the style sheet
 */
public record ArchiveView(
    Optional<PageTemplates> own,
    PageTemplates usual,
    PageLanguages languages,
    String style,
    String stamp) {

  private static final Logger LOG = LoggerFactory.getLogger(ArchiveView.class);

  /**
   * Renders a page.
   *
   * @throws TemplateProblem if a template fails and there is no other
   */
  String print(String template, Record model) {
    if (own.isPresent()) {
      try {
        return tidy(own.get().print(template, model));
      } catch (TemplateProblem e) {
        LOG.warn("pages/{}; the program's own is shown instead", e.getMessage());
      }
    }
    try {
      return tidy(usual.print(template, model));
    } catch (TemplateProblem e) {
      throw e.in("pages/");
    }
  }

  private static String tidy(String page) {
    return page.strip() + "\n";
  }
}
