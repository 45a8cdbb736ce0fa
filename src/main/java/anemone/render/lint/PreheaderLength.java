package anemone.render.lint;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/** A preheader, the text that mailboxes show behind the subject, of a poor length. */
final class PreheaderLength implements Rule {

  @Override
  public String id() {
    return "preheader-length";
  }

  @Override
  public Severity severity() {
    return Severity.WARNING;
  }

  private static final int SHORTEST = 40;
  private static final int LONGEST = 140;
  private static final Pattern UNSEEN = Pattern.compile("[\\p{Cf}\\p{Mn}\\p{Cc}\\u2800]");

  @Override
  public List<Finding> check(Specimen specimen) {
    Optional<Element> preheader = preheader(specimen);
    if (preheader.isEmpty()) {
      return List.of(
          finding(
              Place.whole(Specimen.HTML),
              "no hidden text stands first in the body, so that mailboxes show the first words of"
                  + " the mail behind its subject",
              "begin the body with <div style=\"display:none\">${preheader}</div>"));
    }
    int length = length(preheader.get().text());
    Place place = specimen.at(preheader.get());
    if (length < SHORTEST) {
      return List.of(
          finding(
              place,
              "the preheader has "
                  + length
                  + " characters, and mailboxes fill it up with what follows",
              "make it " + SHORTEST + " or more"));
    }
    if (length > LONGEST) {
      return List.of(
          finding(
              place,
              "the preheader has " + length + " characters, and no mailbox shows so many",
              "make it " + LONGEST + " or fewer"));
    }
    return List.of();
  }

  /** The first hidden element with words, if no word is seen before it. */
  private static Optional<Element> preheader(Specimen specimen) {
    for (Node node : specimen.page().body().nodeStream().toList()) {
      if (node instanceof TextNode text && !text.isBlank()) {
        return Optional.empty();
      }
      if (node instanceof Element element
          && element.hasText()
          && specimen.light().isHidden(element)) {
        return Optional.of(element);
      }
    }
    return Optional.empty();
  }

  /** The characters of a text that are seen: those that only fill up the room are not. */
  private static int length(String text) {
    String seen = UNSEEN.matcher(text).replaceAll("").replaceAll("[\\s\\u00A0]+", " ").strip();
    return seen.codePointCount(0, seen.length());
  }
}
