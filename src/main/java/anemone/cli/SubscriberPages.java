package anemone.cli;

import anemone.process.CommandFailure;
import anemone.process.ExitCode;
import anemone.render.PageTemplates;
import anemone.render.TemplateProblem;
import anemone.render.Theme;
import anemone.run.StarterFiles;
import anemone.web.pages.Pages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the templates of the pages for subscribers: the editor's, and the program's own. */
final class SubscriberPages {

  /** Their folder inside the templates folder. */
  private static final String FOLDER = StarterFiles.PAGES;

  private static final Logger LOG = LoggerFactory.getLogger(SubscriberPages.class);
  private static final String STYLE = "pages.css";

  private SubscriberPages() {}

  /** Creates pages from templates. */
  interface Maker {

    /**
     * Returns the pages.
     *
     * @param own the editor's templates, if they are readable
     * @param usual the program's own
     * @param style the style sheet
     */
    Pages of(Optional<PageTemplates> own, PageTemplates usual, String style);
  }

  /**
   * Returns the pages from a folder of templates.
   *
   * @param folder the editor's templates; the program's own are used for missing ones
   */
  static Pages of(Path folder, Theme theme, Maker maker) {
    try {
      Map<String, String> usual = StarterFiles.templates();
      Map<String, String> own = new TreeMap<>(usual);
      if (Files.isDirectory(folder)) {
        own.putAll(StarterFiles.in(folder));
      }
      String style = own.get(theme.file()) + own.get(FOLDER + STYLE);
      return maker.of(templates(own), new PageTemplates(pages(usual)), style);
    } catch (IOException e) {
      throw new CommandFailure(
          ExitCode.BAD_DATA, folder + ": unable to read the templates: " + e, e);
    }
  }

  private static Optional<PageTemplates> templates(Map<String, String> files) {
    try {
      return Optional.of(new PageTemplates(pages(files)));
    } catch (TemplateProblem e) {
      LOG.warn("{}{}; the program's own pages are shown instead", FOLDER, e.getMessage());
      return Optional.empty();
    }
  }

  private static Map<String, String> pages(Map<String, String> files) {
    Map<String, String> pages = new TreeMap<>();
    files.forEach(
        (path, text) -> {
          if (path.startsWith(FOLDER)) {
            pages.put(path.substring(FOLDER.length()), text);
          }
        });
    return pages;
  }
}
