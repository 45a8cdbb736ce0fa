package anemone.render.lint;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.List;
import org.htmlunit.cssparser.dom.AbstractCSSRuleImpl;
import org.htmlunit.cssparser.dom.Property;
import org.htmlunit.cssparser.parser.CSSErrorHandler;
import org.htmlunit.cssparser.parser.CSSOMParser;
import org.htmlunit.cssparser.parser.CSSParseException;
import org.htmlunit.cssparser.parser.InputSource;
import org.htmlunit.cssparser.parser.javacc.CSS3Parser;

/** Parses CSS as browsers do: invalid rules and declarations are ignored. */
final class LenientCss {

  private LenientCss() {}

  /** Returns the rules of a style sheet. */
  static List<AbstractCSSRuleImpl> rules(String css) {
    try {
      return parser()
          .parseStyleSheet(new InputSource(new StringReader(css)), "")
          .getCssRules()
          .getRules();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the declarations of a style attribute. */
  static List<Property> declarations(String style) {
    try {
      return style.isBlank() ? List.of() : parser().parseStyleDeclaration(style).getProperties();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static CSSOMParser parser() {
    CSSOMParser parser = new CSSOMParser(new CSS3Parser());
    parser.setErrorHandler(new Ignoring());
    return parser;
  }

  private static final class Ignoring implements CSSErrorHandler {

    @Override
    public void warning(CSSParseException e) {}

    @Override
    public void error(CSSParseException e) {}

    @Override
    public void fatalError(CSSParseException e) {}
  }
}
