package anemone.cli;

import anemone.process.CommandFailure;
import anemone.process.ExitCode;
import anemone.render.PageTemplates;
import anemone.render.TemplateProblem;
import anemone.render.Theme;
import anemone.run.StarterFiles;
import anemone.web.pages.PageLanguages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The templates of web pages.
 *
 * @param own the editor's templates, if they can be read
 * @param usual the program's templates
 * @param languages the texts of the pages
 * @param files all files of the templates folder, and the program's for missing ones
 */
record SubscriberPages(
    Optional<PageTemplates> own,
    PageTemplates usual,
    PageLanguages languages,
    Map<String, String> files) {

  /** The name of their folder in the templates folder. */
  private static final String FOLDER = StarterFiles.PAGES;

  private static final Logger LOG = LoggerFactory.getLogger(SubscriberPages.class);

  SubscriberPages {
    files = Map.copyOf(files);
  }

  /**
   * Reads a folder of templates.
   *
   * @param folder the editor's templates; the program's own are used for missing ones
   */
  static SubscriberPages in(Path folder) {
    try {
      Map<String, String> usual = StarterFiles.templates();
      Map<String, String> own = new TreeMap<>(usual);
      if (Files.isDirectory(folder)) {
        own.putAll(StarterFiles.in(folder));
      }
      return new SubscriberPages(
          templates(own), new PageTemplates(pages(usual)), languages(own), own);
    } catch (IOException e) {
      throw new CommandFailure(
          ExitCode.BAD_DATA, folder + ": unable to read the templates: " + e, e);
    }
  }

  /**
   * Reads a folder of templates; a mistake in it is a failure.
   *
   * @throws TemplateProblem for a syntax error
   */
  static SubscriberPages strict(Path folder) {
    SubscriberPages lenient = in(folder);
    PageTemplates own = new PageTemplates(pages(lenient.files()));
    PageLanguages languages = PageLanguages.BUILT_IN.with(lenient.files());
    return new SubscriberPages(Optional.empty(), own, languages, lenient.files());
  }

  /** Returns a style sheet of the pages, after the colours and typefaces of a theme. */
  String style(Theme theme, String file) {
    return files.get(theme.file()) + files.get(FOLDER + file);
  }

  /** Returns a text that changes with the files of the pages. */
  String stamp(Theme theme) {
    return new TreeMap<>(pages(files)) + style(theme, "");
  }

  private static Optional<PageTemplates> templates(Map<String, String> files) {
    try {
      return Optional.of(new PageTemplates(pages(files)));
    } catch (TemplateProblem e) {
      LOG.warn("{}{}; using the built-in pages instead", FOLDER, e.getMessage());
      return Optional.empty();
    }
  }

  private static PageLanguages languages(Map<String, String> files) {
    try {
      return PageLanguages.BUILT_IN.with(files);
    } catch (TemplateProblem e) {
      LOG.warn("{}; using the built-in words instead", e.getMessage());
      return PageLanguages.BUILT_IN;
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
