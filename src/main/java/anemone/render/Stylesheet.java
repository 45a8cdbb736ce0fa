package anemone.render;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.htmlunit.cssparser.dom.AbstractCSSRuleImpl;
import org.htmlunit.cssparser.dom.CSSMediaRuleImpl;
import org.htmlunit.cssparser.dom.CSSStyleRuleImpl;
import org.htmlunit.cssparser.parser.CSSErrorHandler;
import org.htmlunit.cssparser.parser.CSSOMParser;
import org.htmlunit.cssparser.parser.CSSParseException;
import org.htmlunit.cssparser.parser.InputSource;
import org.htmlunit.cssparser.parser.javacc.CSS3Parser;
import org.htmlunit.cssparser.parser.selector.Selector;

/**
 * The style rules of a design, read from its CSS files in order.
 *
 * <p>Variables of {@code :root} ({@code --accent: #c33}) replace {@code var(--accent)}, which mail
 * clients do not support; each declaration has its value in light and in dark mode.
 *
 * @param values the variables in light mode
 * @param rules the unconditional rules
 * @param media the rules of media queries, by condition
 */
record Stylesheet(Map<String, String> values, List<Rule> rules, Map<String, List<Rule>> media) {

  private static final Pattern VARIABLE =
      Pattern.compile("var\\(\\s*(--[\\w-]+)\\s*(?:,\\s*([^()]*))?\\)");
  private static final Pattern RGB = Pattern.compile("rgb\\((\\d+), (\\d+), (\\d+)\\)");
  private static final Pattern SPARE_STAR = Pattern.compile("\\*(?=[.:#\\[])");
  private static final int MAX_DEPTH = 20;

  /** The media query of dark mode. */
  static final String DARK = "(prefers-color-scheme: dark)";

  /**
   * A rule.
   *
   * @param selectors its selectors
   * @param declarations its declarations
   */
  record Rule(List<Selector> selectors, List<Declaration> declarations) {}

  /**
   * A declaration of one property.
   *
   * @param property its name
   * @param light its value in light mode
   * @param dark its value in dark mode
   * @param important whether it is marked as important
   */
  record Declaration(String property, String light, String dark, boolean important) {

    /** Whether it is a background property. */
    boolean isBackground() {
      return property.startsWith("background");
    }

    /** Whether its value changes in dark mode. */
    boolean changes() {
      return !light.equals(dark);
    }
  }

  /**
   * Reads CSS files.
   *
   * @param files contents by name, in the order of the cascade
   * @throws TemplateProblem for a syntax error or an undefined variable
   */
  static Stylesheet parse(Map<String, String> files) {
    Map<String, List<AbstractCSSRuleImpl>> parsed = new LinkedHashMap<>();
    files.forEach((name, css) -> parsed.put(name, rules(name, css)));
    Map<String, String> light = new LinkedHashMap<>();
    Map<String, String> dark = new LinkedHashMap<>();
    parsed.values().forEach(rules -> values(rules, light));
    dark.putAll(light);
    parsed.values().forEach(rules -> darkRules(rules).forEach(m -> values(m, dark)));
    List<Rule> everywhere = new ArrayList<>();
    Map<String, List<Rule>> media = new LinkedHashMap<>();
    for (var file : parsed.entrySet()) {
      for (AbstractCSSRuleImpl rule : file.getValue()) {
        if (rule instanceof CSSStyleRuleImpl style) {
          everywhere.add(rule(file.getKey(), style, light, dark));
        } else if (rule instanceof CSSMediaRuleImpl conditional) {
          List<Rule> inside =
              media.computeIfAbsent(
                  conditional.getMediaList().getMediaText(), condition -> new ArrayList<>());
          for (AbstractCSSRuleImpl inner : conditional.getCssRules().getRules()) {
            if (inner instanceof CSSStyleRuleImpl style) {
              inside.add(rule(file.getKey(), style, light, dark));
            }
          }
        }
      }
    }
    return new Stylesheet(light, everywhere, media);
  }

  /** Resolves variables in a text, with their values in light mode. */
  String filled(String file, String text) {
    return resolve(file, 0, text, values);
  }

  /** Returns a selector without redundant asterisks. */
  static String text(Selector selector) {
    return SPARE_STAR.matcher(selector.toString()).replaceAll("");
  }

  private static List<AbstractCSSRuleImpl> rules(String name, String css) {
    Braces.check(name, css);
    CSSOMParser parser = new CSSOMParser(new CSS3Parser());
    parser.setErrorHandler(new Strict(name));
    try {
      return parser
          .parseStyleSheet(new InputSource(new StringReader(css)), name)
          .getCssRules()
          .getRules();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<List<AbstractCSSRuleImpl>> darkRules(List<AbstractCSSRuleImpl> rules) {
    return rules.stream()
        .filter(CSSMediaRuleImpl.class::isInstance)
        .map(CSSMediaRuleImpl.class::cast)
        .filter(m -> m.getMediaList().getMediaText().equals(DARK))
        .map(m -> m.getCssRules().getRules())
        .toList();
  }

  private static void values(List<AbstractCSSRuleImpl> rules, Map<String, String> into) {
    for (AbstractCSSRuleImpl rule : rules) {
      if (rule instanceof CSSStyleRuleImpl style && style.getSelectorText().endsWith(":root")) {
        style.getStyle().getProperties().stream()
            .filter(p -> p.getName().startsWith("--"))
            .forEach(p -> into.put(p.getName(), text(p.getValue())));
      }
    }
  }

  private static Rule rule(
      String file, CSSStyleRuleImpl rule, Map<String, String> light, Map<String, String> dark) {
    List<Declaration> declarations =
        rule.getStyle().getProperties().stream()
            .filter(p -> !p.getName().startsWith("--"))
            .map(
                p ->
                    new Declaration(
                        p.getName(),
                        resolve(file, line(rule), text(p.getValue()), light),
                        resolve(file, line(rule), text(p.getValue()), dark),
                        p.isImportant()))
            .toList();
    return new Rule(List.copyOf(rule.getSelectors()), declarations);
  }

  private static int line(CSSStyleRuleImpl rule) {
    return rule.getLocator().getLineNumber();
  }

  private static String resolve(String file, int line, String value, Map<String, String> named) {
    String resolved = value;
    for (int depth = 0; depth < MAX_DEPTH; depth++) {
      Matcher variable = VARIABLE.matcher(resolved);
      if (!variable.find()) {
        return resolved;
      }
      String replacement = named.getOrDefault(variable.group(1), variable.group(2));
      if (replacement == null) {
        throw new TemplateProblem(
            file,
            line,
            0,
            variable.group(1)
                + " is not defined in a :root rule; define it there or correct its name");
      }
      resolved = variable.replaceFirst(Matcher.quoteReplacement(replacement));
    }
    throw new TemplateProblem(file, line, 0, value + " refers to itself; give it a value in :root");
  }

  private static String text(org.htmlunit.cssparser.dom.CSSValueImpl value) {
    return RGB.matcher(value.getCssText())
        .replaceAll(
            m ->
                String.format(
                    "#%02x%02x%02x",
                    Integer.parseInt(m.group(1)),
                    Integer.parseInt(m.group(2)),
                    Integer.parseInt(m.group(3))))
        .replace('"', '\'');
  }

  /** Throws for every mistake in a CSS file, where a browser would skip the declaration. */
  private record Strict(String file) implements CSSErrorHandler {

    @Override
    public void warning(CSSParseException e) {
      throw problem(e);
    }

    @Override
    public void error(CSSParseException e) {
      throw problem(e);
    }

    @Override
    public void fatalError(CSSParseException e) {
      throw problem(e);
    }

    private TemplateProblem problem(CSSParseException e) {
      String what = e.getMessage() == null ? "it cannot be read" : e.getMessage();
      return new TemplateProblem(
              file,
              e.getLineNumber(),
              e.getColumnNumber(),
              what.replaceAll("[\\s.]+$", "") + "; correct the style sheet here")
          .causedBy(e);
    }
  }
}
