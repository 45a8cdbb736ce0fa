package anemone.render;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** A merge field: a place in a variant that is filled for each subscriber. */
enum Gap {
  /** The subscriber's name. */
  NAME,
  /** The subscriber's address. */
  ADDRESS,
  /** The link that ends the subscription. */
  UNSUBSCRIBE,
  /** The link to the preferences. */
  PREFERENCES,
  /** The link that shows the copy in a browser. */
  VIEW;

  /**
   * Returns the placeholder in the variant's text. It is delimited by two noncharacters, which
   * Unicode (section 23.7) reserves for internal use: {@link Clean} removes them from all untrusted
   * text, so that no article can contain a placeholder.
   */
  String mark() {
    return "\uFDD0" + name() + "\uFDD1";
  }

  /**
   * Returns the placeholders that a template is given instead of a subscriber's values.
   *
   * @param viewed whether mails are shown in a browser
   */
  static Page.Reader reader(boolean viewed) {
    return new Page.Reader(
        NAME.mark(),
        ADDRESS.mark(),
        List.of(),
        0,
        UNSUBSCRIBE.mark(),
        PREFERENCES.mark(),
        viewed ? VIEW.mark() : "");
  }

  /**
   * A text split at its merge fields.
   *
   * @param fixed the text before, between and after the fields: one piece more than fields
   * @param gaps the fields, in the order of the text
   */
  record Text(List<String> fixed, List<Gap> gaps) {

    /** Splits a rendered text at its placeholders. */
    static Text of(String rendered) {
      List<String> fixed = new ArrayList<>();
      List<Gap> gaps = new ArrayList<>();
      int from = 0;
      for (int at = rendered.indexOf('\uFDD0'); at >= 0; at = rendered.indexOf('\uFDD0', from)) {
        int end = rendered.indexOf('\uFDD1', at);
        fixed.add(rendered.substring(from, at));
        gaps.add(Gap.valueOf(rendered.substring(at + 1, end)));
        from = end + 1;
      }
      fixed.add(rendered.substring(from));
      return new Text(List.copyOf(fixed), List.copyOf(gaps));
    }

    /** Returns the text with every field filled. */
    Filled fill(Map<Gap, String> values) {
      return new Filled(fixed, gaps.stream().map(gap -> values.getOrDefault(gap, "")).toList());
    }
  }

  /** Returns a subscriber's values for plain text. */
  static Map<Gap, String> values(Page.Reader reader) {
    Map<Gap, String> values = new EnumMap<>(Gap.class);
    values.put(NAME, reader.name());
    values.put(ADDRESS, reader.address());
    values.put(UNSUBSCRIBE, reader.unsubscribe());
    values.put(PREFERENCES, reader.preferences());
    values.put(VIEW, reader.view());
    return values;
  }

  /** Escapes a text for HTML elements and double-quoted attributes. */
  static String escaped(String value) {
    return value
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  /** Returns values escaped for HTML. */
  static Map<Gap, String> escaped(Map<Gap, String> values) {
    Map<Gap, String> escaped = new EnumMap<>(Gap.class);
    values.forEach((gap, value) -> escaped.put(gap, escaped(value)));
    return escaped;
  }
}
