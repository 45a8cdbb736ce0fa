package anemone.render;

import java.util.Map;

/**
 * The templates of web pages. As in a mail's templates, HTML templates escape what they print, and
 * a template can read nothing but the components of the record that it is given. May be used by
 * several threads.
 */
public final class PageTemplates {

  private final Templates templates;

  /**
   * Templates.
   *
   * @param files path inside their folder to contents
   */
  public PageTemplates(Map<String, String> files) {
    this.templates = Templates.ofPages(files);
  }

  /**
   * What a template makes of a page.
   *
   * @throws TemplateProblem if it is missing, breaks the syntax or fails
   */
  public String print(String file, Record page) {
    return templates.print(file, page);
  }
}
