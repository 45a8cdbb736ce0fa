package anemone.render;

import freemarker.cache.StringTemplateLoader;
import freemarker.core.Environment;
import freemarker.core.InvalidReferenceException;
import freemarker.core.ParseException;
import freemarker.core.TemplateClassResolver;
import freemarker.ext.beans.ZeroArgumentNonVoidMethodPolicy;
import freemarker.template.Configuration;
import freemarker.template.DefaultObjectWrapper;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import freemarker.template.TemplateNotFoundException;
import freemarker.template.Version;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The templates of a design. HTML templates ({@code .ftlh}) escape what they print; a template can
 * access only the components of a {@link Page} and the other files of the design. Not thread-safe.
 */
final class Templates {

  private static final Version FREEMARKER = Configuration.VERSION_2_3_35;

  private static final int MAX_CHARACTERS = 4_000_000;

  /** What FreeMarker writes before the message of an interpreted text. */
  private static final String QUOTED = "\n---begin-message---";

  /** The guards in a message of FreeMarker. */
  private static final Pattern GUARD =
      Pattern.compile("_(?:of|in|with|width|pattern|items|each|template|expression)\\(([^()]*)\\)");

  private final StepCounter counter = new StepCounter();
  private final TemplateInstrumenter instrumenter = new TemplateInstrumenter();
  private final Configuration configuration;
  private final Css css;

  /**
   * Reads every template of a design.
   *
   * @throws TemplateProblem for a syntax error, or if one of the two main templates is missing
   */
  Templates(Design design) {
    configuration = configuration(design.files());
    css = new Css(design);
    find(Variant.HTML);
    find(Variant.TEXT);
    design.files().keySet().stream().filter(Templates::isTemplate).forEach(this::find);
  }

  /** Reads the templates of a folder of pages, which need none of those of a mail. */
  static Templates ofPages(Map<String, String> files) {
    return new Templates(files);
  }

  private Templates(Map<String, String> files) {
    configuration = configuration(files);
    css = new Css(new Design(files));
  }

  private static boolean isTemplate(String file) {
    return file.endsWith(".ftlh") || file.endsWith(".ftl");
  }

  private Configuration configuration(Map<String, String> files) {
    StringTemplateLoader loader = new StringTemplateLoader();
    DefaultObjectWrapper records = new DefaultObjectWrapper(FREEMARKER);
    records.setRecordZeroArgumentNonVoidMethodPolicy(
        ZeroArgumentNonVoidMethodPolicy.PROPERTY_ONLY_UNLESS_BEAN_PROPERTY_READ_METHOD);
    records.setMemberAccessPolicy(new RecordsOnly());
    Configuration configuration = new Configuration(FREEMARKER);
    configuration.setTemplateLoader(loader);
    configuration.setObjectWrapper(records);
    configuration.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
    configuration.setLogTemplateExceptions(false);
    configuration.setWrapUncheckedExceptions(true);
    configuration.setNewBuiltinClassResolver(TemplateClassResolver.ALLOWS_NOTHING_RESOLVER);
    configuration.setAPIBuiltinEnabled(false);
    configuration.setLocalizedLookup(false);
    configuration.setNumberFormat("computer");
    configuration.setLocale(Locale.ROOT);
    configuration.setTemplateUpdateDelayMilliseconds(Long.MAX_VALUE);
    configuration.setArithmeticEngine(new NumberLimit());
    configuration.setSharedVariable(StepCounter.NAME, counter);
    configuration.setSharedVariable(StepCounter.EACH, counter.each());
    configuration.setSharedVariable(
        CodeGuard.TEMPLATE, new CodeGuard(TemplateInstrumenter::template));
    configuration.setSharedVariable(
        CodeGuard.EXPRESSION, new CodeGuard(TemplateInstrumenter::expression));
    for (LengthGuard guard : LengthGuard.values()) {
      configuration.setSharedVariable(guard.call, guard);
    }
    files.forEach(
        (file, text) -> {
          if (isTemplate(file)) {
            loader.putTemplate(file, instrumenter.instrument(file, text), 0);
          }
        });
    return configuration;
  }

  /**
   * Inlines the style sheets that a processed template links to.
   *
   * @param printed the result of processing it
   * @throws TemplateProblem if a style sheet is missing or invalid
   */
  String styled(String file, String printed) {
    return css.inline(file, printed);
  }

  /**
   * Processes a template.
   *
   * @throws TemplateProblem if it is missing or fails, or takes more steps or characters than any
   *     mail needs
   */
  String print(String file, Record page) {
    try {
      return print(file, page, new StepCounter.Steps(false));
    } catch (OutOfMemoryError e) {
      throw doubled(file, page);
    }
  }

  private String print(String file, Record page, StepCounter.Steps steps) {
    LimitedWriter printed = new LimitedWriter(MAX_CHARACTERS);
    try {
      Environment environment = find(file).createProcessingEnvironment(page, printed);
      environment.setCustomState(counter, steps);
      environment.process();
    } catch (TemplateException e) {
      throw problem(e);
    } catch (LimitedWriter.TooLongException e) {
      throw problem(e.place());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (StackOverflowError e) {
      throw new TemplateProblem(
              file, "a macro or an include calls itself without end; add a condition that ends it")
          .causedBy(e);
    }
    return printed.toString();
  }

  /** Processes a template that does not fit into memory again, to find the place. */
  private TemplateProblem doubled(String file, Record page) {
    StepCounter.Steps steps = new StepCounter.Steps(true);
    try {
      print(file, page, steps);
    } catch (OutOfMemoryError e) {
      // As before, now with the place of the last step.
    }
    return steps
        .last()
        .map(this::problem)
        .orElseGet(() -> new TemplateProblem(file, "its text does not fit into memory"));
  }

  private freemarker.template.Template find(String file) {
    try {
      return configuration.getTemplate(file);
    } catch (TemplateNotFoundException e) {
      throw new TemplateProblem(file, "is missing from the templates folder; put it back")
          .causedBy(e);
    } catch (ParseException e) {
      throw new TemplateProblem(
              e.getTemplateName(),
              e.getLineNumber(),
              instrumenter.column(
                  String.valueOf(e.getTemplateName()), e.getLineNumber(), e.getColumnNumber()),
              sentence(e.getEditorMessage()) + "; correct the template's syntax here")
          .causedBy(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns what failed within a function that a built-in calls for each item. */
  private static TemplateException innermost(TemplateException e) {
    return e.getCause() instanceof TemplateException cause ? innermost(cause) : e;
  }

  private TemplateProblem problem(TemplateException e) {
    String blamed = e.getBlamedExpressionString();
    String expression = blamed == null ? "" : GUARD.matcher(blamed).replaceAll("$1");
    String what =
        e instanceof InvalidReferenceException
            ? "${"
                + expression
                + "} has no value; correct the name, or write ${("
                + expression
                + ")!\"\"} if it may be missing"
            : sentence(innermost(e).getMessageWithoutStackTop())
                + (expression.isEmpty() ? "" : " (in " + expression + ")")
                + "; correct the template here";
    String file = e.getTemplateSourceName() == null ? "a template" : e.getTemplateSourceName();
    int line = e.getLineNumber() == null ? 0 : e.getLineNumber();
    int column = e.getColumnNumber() == null ? 0 : e.getColumnNumber();
    return new TemplateProblem(file, line, instrumenter.column(file, line, column), what)
        .causedBy(e);
  }

  /** Returns FreeMarker's message without tips, stack trace and list of files. */
  private static String sentence(String message) {
    String own = message.substring(message.lastIndexOf(QUOTED) + 1);
    String first =
        own.lines()
            .filter(l -> !l.equals(QUOTED.strip()))
            .takeWhile(l -> !l.startsWith("==>") && !l.startsWith("---"))
            .filter(l -> !l.startsWith("The name was interpreted") && !l.startsWith("The blamed"))
            .map(String::strip)
            .limit(2)
            .reduce((a, b) -> a + " " + b)
            .orElse("it fails");
    return GUARD.matcher(first).replaceAll("$1").replaceAll("[\\s:.;]+$", "");
  }
}
