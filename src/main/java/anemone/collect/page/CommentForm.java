package anemone.collect.page;

import java.util.List;
import java.util.regex.Pattern;

/** Cuts the words of a comment form, and what follows it, from the paragraphs of a page. */
final class CommentForm {

  /** What forms promise about addresses, in the languages of WordPress' most used translations. */
  private static final Pattern PROMISE =
      Pattern.compile(
          "your e-?mail (?:address )?will not be (?:published|shared)|e-mail-adresse wird nicht"
              + " ver\u00f6ffentlicht|adresse e-?mail ne sera pas publi\u00e9e|correo"
              + " electr\u00f3nico no ser\u00e1 publicad|indirizzo e-?mail non sar\u00e0"
              + " pubblicato|endere\u00e7o de e-?mail n\u00e3o ser\u00e1 publicado|e-mailadres"
              + " (?:wordt|zal) niet (?:gepubliceerd|getoond|worden)|adres e-?mail nie zostanie"
              + " opublikowany|e-postadress (?:kommer inte|publiceras"
              + " inte)|\u0430\u0434\u0440\u0435\u0441 email \u043d\u0435"
              + " \u0431\u0443\u0434\u0435\u0442"
              + " \u043e\u043f\u0443\u0431\u043b\u0438\u043a\u043e\u0432\u0430\u043d|\u30e1\u30fc\u30eb\u30a2\u30c9\u30ec\u30b9\u304c\u516c\u958b\u3055\u308c\u308b\u3053\u3068\u306f",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private static final int LONGEST_HEADING = 60;

  private CommentForm() {}

  /** Returns the paragraphs before the form, without its heading. */
  static List<String> cut(List<String> paragraphs) {
    for (int i = 0; i < paragraphs.size(); i++) {
      if (PROMISE.matcher(paragraphs.get(i)).find()) {
        boolean heading = i > 0 && isHeading(paragraphs.get(i - 1));
        return List.copyOf(paragraphs.subList(0, heading ? i - 1 : i));
      }
    }
    return paragraphs;
  }

  private static boolean isHeading(String paragraph) {
    return paragraph.length() <= LONGEST_HEADING && !paragraph.matches("(?s).*[.!?\u3002]$");
  }
}
