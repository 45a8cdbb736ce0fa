package anemone.render;

import freemarker.core.Environment;
import freemarker.template.SimpleHash;
import freemarker.template.TemplateHashModel;
import freemarker.template.TemplateHashModelEx;
import freemarker.template.TemplateModel;
import freemarker.template.TemplateModelException;
import freemarker.template.TemplateModelIterator;
import freemarker.template.TemplateScalarModel;
import org.jspecify.annotations.Nullable;

/**
 * Replaces joined hashes in variables by hashes of one level. FreeMarker keeps a joined hash as its
 * two parts and asks both, so that one that was doubled thirty times would ask a billion.
 */
final class FlatHashes {

  private final Environment environment;

  FlatHashes(Environment environment) {
    this.environment = environment;
  }

  /**
   * Flattens a variable that was just set, wherever that was.
   *
   * @return its value now
   */
  @Nullable TemplateModel flatten(String name) throws TemplateModelException {
    TemplateModel value = environment.getVariable(name);
    if (!isJoined(value)) {
      return value;
    }
    SimpleHash flat = flat(value);
    if (value.equals(environment.getLocalVariable(name))) {
      environment.setLocalVariable(name, flat);
    } else if (value.equals(environment.getCurrentNamespace().get(name))) {
      environment.getCurrentNamespace().put(name, flat);
    } else {
      environment.setGlobalVariable(name, flat);
    }
    return flat;
  }

  /** Flattens a variable of a namespace that was just set. */
  @Nullable TemplateModel flatten(String name, TemplateHashModel space)
      throws TemplateModelException {
    TemplateModel value = space.get(name);
    if (isJoined(value) && space instanceof SimpleHash variables) {
      variables.put(name, flat(value));
    }
    return space.get(name);
  }

  private static boolean isJoined(@Nullable TemplateModel value) {
    return value != null && value.getClass().getName().contains("ConcatenatedHash");
  }

  private SimpleHash flat(TemplateModel joined) throws TemplateModelException {
    if (!(joined instanceof TemplateHashModelEx hash)) {
      throw new TemplateModelException(
          "a hash whose keys are not known cannot be joined to another in a variable");
    }
    SimpleHash flat = new SimpleHash(environment.getObjectWrapper());
    TemplateModelIterator keys = hash.keys().iterator();
    while (keys.hasNext()) {
      String key = ((TemplateScalarModel) keys.next()).getAsString();
      flat.put(key, hash.get(key));
    }
    if (flat.size() > StepCounter.MAX_ITEMS) {
      throw new TemplateModelException(StepCounter.TOO_MANY_ITEMS);
    }
    return flat;
  }
}
