package anemone.render;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** A place in a variant that is filled for each subscriber. */
enum Gap {
  /** The subscriber's address. */
  ADDRESS,
  /** The link that ends the subscription. */
  UNSUBSCRIBE,
  /** The link to the preferences. */
  PREFERENCES;

  /**
   * What stands in the variant's text until the gap is filled. It lies between two noncharacters,
   * which Unicode (section 23.7) keeps for use inside a program: {@link Clean} takes them out of
   * every text that comes from outside, so that no article can hold a mark.
   */
  String mark() {
    return "\uFDD0" + name() + "\uFDD1";
  }

  /** What a template is given in place of one subscriber's values. */
  static Page.Reader reader() {
    return new Page.Reader(ADDRESS.mark(), UNSUBSCRIBE.mark(), PREFERENCES.mark());
  }

  /**
   * A text cut at its gaps.
   *
   * @param fixed what stands before, between and after the gaps: one more than there are gaps
   * @param gaps the gaps, in the order of the text
   */
  record Text(List<String> fixed, List<Gap> gaps) {

    /** Cuts a rendered text at the marks in it. */
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

    /** The text with every gap filled. */
    Filled fill(Map<Gap, String> values) {
      return new Filled(fixed, gaps.stream().map(gap -> values.getOrDefault(gap, "")).toList());
    }
  }

  /** One subscriber's values, as they stand in plain text. */
  static Map<Gap, String> values(Page.Reader reader) {
    Map<Gap, String> values = new EnumMap<>(Gap.class);
    values.put(ADDRESS, reader.address());
    values.put(UNSUBSCRIBE, reader.unsubscribe());
    values.put(PREFERENCES, reader.preferences());
    return values;
  }

  private static String escaped(String value) {
    return value
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  /** The same values as they stand in HTML, in an element or between double quotes. */
  static Map<Gap, String> escaped(Map<Gap, String> values) {
    Map<Gap, String> escaped = new EnumMap<>(Gap.class);
    values.forEach((gap, value) -> escaped.put(gap, escaped(value)));
    return escaped;
  }
}
