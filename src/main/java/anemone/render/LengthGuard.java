package anemone.render;

import freemarker.core.Environment;
import freemarker.template.SimpleScalar;
import freemarker.template.TemplateMethodModelEx;
import freemarker.template.TemplateModel;
import freemarker.template.TemplateModelException;
import freemarker.template.TemplateNumberModel;
import freemarker.template.TemplateSequenceModel;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Refuses calls of built-ins whose result could be many times as long as what they are given,
 * before it is made. {@link TemplateInstrumenter} puts a guard around their operands and arguments;
 * it returns what it is given.
 */
enum LengthGuard implements TemplateMethodModelEx {
  /** The text or sequence that a built-in with a limit is called for. */
  OF("_of") {
    @Override
    void see(@Nullable TemplateModel value, Deque<Operand> operands) throws TemplateModelException {
      long length = length(value);
      operands.push(
          new Operand(
              length,
              value instanceof TemplateSequenceModel items ? items.size() : length + 1,
              value instanceof SimpleScalar text ? text.getAsString() : ""));
    }
  },
  /** The expression that {@code ?matches} or {@code ?split} looks for. */
  PATTERN("_pattern") {
    @Override
    void see(@Nullable TemplateModel value, Deque<Operand> operands) throws TemplateModelException {
      if (!operands.isEmpty()) {
        attempt(value, operands.pop());
      }
    }
  },
  /** The sequence that a built-in is called for which looks at each of its items. */
  ITEMS("_items") {
    @Override
    void see(@Nullable TemplateModel value, Deque<Operand> operands) throws TemplateModelException {
      items(value);
    }
  },
  /** The text that {@code ?replace} looks for. */
  IN("_in") {
    @Override
    void see(@Nullable TemplateModel value, Deque<Operand> operands) throws TemplateModelException {
      boolean expression = value instanceof SimpleScalar text && isExpression(text);
      if (operands.isEmpty()) {
        return;
      }
      if (expression) {
        attempt(value, operands.peek());
      } else {
        Operand whole = operands.pop();
        operands.push(
            new Operand(whole.length(), whole.places() / Math.max(1, length(value)), whole.text()));
      }
    }
  },
  /** The text that they put in, which may refer to what an expression finds. */
  WITH("_with") {
    @Override
    void see(@Nullable TemplateModel value, Deque<Operand> operands) throws TemplateModelException {
      if (!operands.isEmpty()) {
        Operand of = operands.pop();
        long references =
            value instanceof SimpleScalar text
                ? text.getAsString().chars().filter(c -> c == '$').count()
                : 0;
        limit(of.length() * (1 + references) + of.places() * length(value));
      }
    }
  },
  /** The width of {@code ?left_pad} and {@code ?right_pad}. */
  WIDTH("_width") {
    @Override
    void see(@Nullable TemplateModel value, Deque<Operand> operands) throws TemplateModelException {
      if (value instanceof TemplateNumberModel number) {
        limit(number.getAsNumber().longValue());
      }
    }
  };

  /** Maximum length of a result, in characters, as far as it can be known before. */
  private static final int MAX_LENGTH = 10_000_000;

  private static final Pattern EXPRESSION = Pattern.compile("[\\\\.\\[\\](){}*+?^$|#]");

  /** The name in templates. */
  final String call;

  LengthGuard(String call) {
    this.call = call;
  }

  /**
   * What a built-in is called for.
   *
   * @param length its characters
   * @param places the maximum number of places at which a text is put in
   * @param text the text, or empty if it is not one
   */
  record Operand(long length, long places, String text) {}

  abstract void see(@Nullable TemplateModel value, Deque<Operand> operands)
      throws TemplateModelException;

  @Override
  public @Nullable Object exec(@SuppressWarnings("rawtypes") List arguments)
      throws TemplateModelException {
    TemplateModel value = (TemplateModel) arguments.get(0);
    see(value, operands(Environment.getCurrentEnvironment()));
    return value;
  }

  /** Returns the operands whose built-in was not called yet, the innermost first. */
  private static Deque<Operand> operands(Environment environment) {
    @SuppressWarnings("unchecked")
    Deque<Operand> known = (Deque<Operand>) environment.getCustomState(OF);
    if (known != null) {
      return known;
    }
    Deque<Operand> none = new ArrayDeque<>();
    environment.setCustomState(OF, none);
    return none;
  }

  /** Tries a regular expression. */
  private static void attempt(@Nullable TemplateModel pattern, Operand of)
      throws TemplateModelException {
    if (pattern instanceof SimpleScalar text && isExpression(text)) {
      Environment environment = Environment.getCurrentEnvironment();
      RegexTrial trial =
          environment.getCustomState(PATTERN) instanceof RegexTrial known
              ? known
              : new RegexTrial();
      environment.setCustomState(PATTERN, trial);
      trial.run(text.getAsString(), of.text());
    }
  }

  private static void items(@Nullable TemplateModel value) throws TemplateModelException {
    if (value instanceof TemplateSequenceModel sequence
        && sequence.size() > StepCounter.MAX_ITEMS) {
      throw new TemplateModelException(StepCounter.TOO_MANY_ITEMS);
    }
  }

  private static boolean isExpression(SimpleScalar text) {
    return EXPRESSION.matcher(text.getAsString()).find();
  }

  private static void limit(long characters) throws TemplateModelException {
    if (characters > MAX_LENGTH) {
      throw new TemplateModelException(
          "a text here may get more than %,d characters; put in a shorter one"
              .formatted(MAX_LENGTH));
    }
  }

  /** Returns the length of a text, or of all texts of a sequence. */
  private static long length(@Nullable TemplateModel value) throws TemplateModelException {
    if (value instanceof SimpleScalar text) {
      return text.getAsString().length();
    }
    long sum = 0;
    if (value instanceof TemplateSequenceModel items) {
      items(items);
      for (int i = 0; i < items.size() && sum <= MAX_LENGTH; i++) {
        sum += items.get(i) instanceof SimpleScalar text ? text.getAsString().length() : 0;
      }
    }
    return sum;
  }
}
