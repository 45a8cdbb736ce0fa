package anemone.render;

import freemarker.core.Environment;
import freemarker.core.HTMLOutputFormat;
import freemarker.core.TemplateHTMLOutputModel;
import freemarker.template.SimpleScalar;
import freemarker.template.TemplateBooleanModel;
import freemarker.template.TemplateException;
import freemarker.template.TemplateHashModel;
import freemarker.template.TemplateMethodModelEx;
import freemarker.template.TemplateModel;
import freemarker.template.TemplateModelException;
import freemarker.template.TemplateSequenceModel;
import java.io.StringWriter;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Counts the steps of templates and measures their variables. FreeMarker has no limits of its own,
 * so {@link TemplateInstrumenter} puts a call of this counter at the beginning of every loop and
 * macro, at the end of every file, and after every assignment.
 */
final class StepCounter implements TemplateMethodModelEx {

  /** Maximum number of rounds of loops and calls of macros in one text. */
  static final int MAX_STEPS = 200_000;

  /** Maximum length of a variable, in characters. */
  static final int MAX_LENGTH = 1_000_000;

  /** Maximum length of a sequence, in items. */
  static final int MAX_ITEMS = 100_000;

  /** Maximum length of all that is assigned in one text, in characters. */
  private static final int MAX_ASSIGNED = 20_000_000;

  /** The name of the counter in templates. */
  static final String NAME = "_steps";

  /** The name of {@link #each} in templates. */
  static final String EACH = "_each";

  static final String TOO_MANY_ITEMS =
      "a sequence here has more than %,d items; make it end earlier".formatted(MAX_ITEMS);

  private static final String TOO_LARGE =
      "a text here is too large for the memory; make it end earlier";

  /** The steps of one text. */
  static final class Steps {
    private int count;
    private long assigned;
    private final boolean traced;
    private Optional<TemplateException> last = Optional.empty();

    /**
     * No steps.
     *
     * @param traced whether the place of the last step is kept, which takes time
     */
    Steps(boolean traced) {
      this.traced = traced;
    }

    /** Returns where the last step began, if it was kept. */
    Optional<TemplateException> last() {
      return last;
    }
  }

  /** Returns a method that counts a step, for the calls of a function, and returns its argument. */
  TemplateMethodModelEx each() {
    return arguments -> {
      if (Environment.getCurrentEnvironment().getCustomState(this) instanceof Steps steps) {
        step(steps);
      }
      return arguments.get(0);
    };
  }

  private static void step(Steps steps) throws TemplateModelException {
    steps.count++;
    if (steps.count > MAX_STEPS) {
      throw new TemplateModelException(
          "a loop or macro here takes more than %,d steps; add a condition that ends it"
              .formatted(MAX_STEPS));
    }
  }

  /**
   * Counts a step; the arguments are the names of variables that were just set, behind the
   * namespace that they are in, if that was named.
   */
  @Override
  public TemplateModel exec(@SuppressWarnings("rawtypes") List arguments)
      throws TemplateModelException {
    Environment environment = Environment.getCurrentEnvironment();
    if (environment.getCustomState(this) instanceof Steps steps) {
      step(steps);
      if (environment.getOut() instanceof StringWriter captured) {
        limit(captured.getBuffer().length());
      }
      FlatHashes flat = new FlatHashes(environment);
      for (int i = 0; i < arguments.size(); i++) {
        if (arguments.get(0) instanceof TemplateHashModel space) {
          steps.assigned +=
              i == 0 ? 0 : length(flat.flatten(String.valueOf(arguments.get(i)), space));
        } else {
          steps.assigned += length(flat.flatten(String.valueOf(arguments.get(i))));
        }
      }
      if (steps.assigned > MAX_ASSIGNED) {
        throw new TemplateModelException(
            "what is assigned here has more than %,d characters in all; make it end earlier"
                .formatted(MAX_ASSIGNED));
      }
      if (steps.traced) {
        steps.last = Optional.of(new TemplateException(TOO_LARGE, environment));
      }
    }
    return TemplateBooleanModel.FALSE;
  }

  /**
   * Checks a length.
   *
   * @throws TemplateModelException if no text of a mail is so long
   */
  static void limit(long characters) throws TemplateModelException {
    if (characters > MAX_LENGTH) {
      throw new TemplateModelException(
          "a text here has more than %,d characters; make it end earlier".formatted(MAX_LENGTH));
    }
  }

  /** Returns the length of a text, 0 for what is none. */
  private static int length(@Nullable TemplateModel variable) throws TemplateModelException {
    int length = 0;
    if (variable instanceof SimpleScalar text) {
      length = text.getAsString().length();
    } else if (variable instanceof TemplateHTMLOutputModel html) {
      length = HTMLOutputFormat.INSTANCE.getMarkupString(html).length();
    } else if (variable instanceof TemplateSequenceModel sequence && sequence.size() > MAX_ITEMS) {
      throw new TemplateModelException(TOO_MANY_ITEMS);
    }
    limit(length);
    return length;
  }
}
