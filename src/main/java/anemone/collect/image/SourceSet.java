package anemone.collect.image;

import java.util.ArrayList;
import java.util.List;

/** Parses the {@code srcset} attribute (HTML, "image candidate strings"). */
final class SourceSet {

  /** The assumed width of density 1, in pixels. */
  private static final int ONE_DENSITY = 600;

  private static final int MAX_CANDIDATES = 40;

  private SourceSet() {}

  /**
   * One candidate.
   *
   * @param address the address as written
   * @param width in pixels; an estimate where only a density is given; 0 without either
   */
  record Form(String address, int width) {}

  /**
   * Returns the candidates, in order; unreadable ones are left out.
   *
   * @param single the width of the image at density 1, or 0
   */
  static List<Form> parse(String text, int single) {
    List<Form> forms = new ArrayList<>();
    int at = 0;
    while (at < text.length() && forms.size() < MAX_CANDIDATES) {
      while (at < text.length() && (text.charAt(at) == ',' || isSpace(text.charAt(at)))) {
        at++;
      }
      int end = at;
      while (end < text.length() && !isSpace(text.charAt(end))) {
        end++;
      }
      String address = text.substring(at, end);
      // A comma ends a candidate only after its address or descriptor; addresses may contain
      // commas.
      boolean ended = address.endsWith(",");
      at = end;
      String descriptor = "";
      if (!ended) {
        int comma = text.indexOf(',', end);
        int stop = comma < 0 ? text.length() : comma;
        descriptor = text.substring(end, stop).strip();
        at = stop;
      }
      String clean = ended ? address.substring(0, address.length() - 1) : address;
      if (!clean.isEmpty()) {
        forms.add(new Form(clean, width(descriptor, single)));
      }
    }
    return forms;
  }

  private static int width(String descriptor, int single) {
    for (String part : descriptor.split("\\s+", -1)) {
      if (part.matches("\\d{1,5}w")) {
        return Integer.parseInt(part.substring(0, part.length() - 1));
      }
      if (part.matches("\\d(?:\\.\\d{1,3})?x")) {
        double density = Double.parseDouble(part.substring(0, part.length() - 1));
        return (int) (density * (single > 0 ? single : ONE_DENSITY));
      }
    }
    return 0;
  }

  private static boolean isSpace(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
  }
}
