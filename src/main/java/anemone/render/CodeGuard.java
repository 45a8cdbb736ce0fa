package anemone.render;

import freemarker.template.SimpleScalar;
import freemarker.template.TemplateMethodModelEx;
import freemarker.template.TemplateModelException;
import freemarker.template.TemplateScalarModel;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Puts limits into a template or expression that a template makes itself, for {@code ?interpret}
 * and {@code ?eval}.
 *
 * @param limited returns a text with all calls
 */
record CodeGuard(UnaryOperator<String> limited) implements TemplateMethodModelEx {

  /** The name in templates before {@code ?interpret}. */
  static final String TEMPLATE = "_template";

  /** The name in templates before {@code ?eval}. */
  static final String EXPRESSION = "_expression";

  @Override
  public Object exec(@SuppressWarnings("rawtypes") List arguments) throws TemplateModelException {
    if (arguments.get(0) instanceof TemplateScalarModel text) {
      try {
        return new SimpleScalar(limited.apply(text.getAsString()));
      } catch (TemplateProblem e) {
        throw new TemplateModelException(e.getMessage(), e);
      }
    }
    throw new TemplateModelException("only a text can be interpreted; make it one");
  }
}
