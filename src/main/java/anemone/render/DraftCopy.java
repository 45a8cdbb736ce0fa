package anemone.render;

import anemone.edition.Slot;
import java.util.ArrayList;
import java.util.List;

/**
 * The mail that shows an editor a draft: a reader's copy with a notice that names the edition, its
 * hash and the command that approves it. It has no list headers.
 */
public final class DraftCopy {

  private static final int HASH_SHOWN = 12;
  private static final String BOX =
      "<div style=\"margin:0;padding:16px;background:#fff4ce;color:#201f1e;"
          + "font:14px/20px sans-serif;direction:ltr;text-align:left\">";

  private DraftCopy() {}

  /**
   * The notice above the copy.
   *
   * @param slot the edition
   * @param hash its hash
   * @param approve the command that approves it
   * @param edit the command that opens its sheet
   * @param studio the address of the studio, or the command that starts it
   */
  public record Notice(Slot slot, String hash, String approve, String edit, String studio) {

    private List<String> lines() {
      return List.of(
          "Draft of " + slot + " (" + shown(hash) + "): not sent to any subscriber yet.",
          "To approve it as it is: " + approve,
          "To change it: " + edit,
          "To see and change it in a browser: " + studio);
    }
  }

  /** Returns the start of a hash, as shown to people. */
  public static String shown(String hash) {
    return hash.substring(0, Math.min(HASH_SHOWN, hash.length()));
  }

  /**
   * Returns the mail.
   *
   * @param copy a reader's copy of the draft
   */
  public static Message of(Message copy, Notice notice) {
    String id =
        "draft-"
            + shown(notice.hash())
            + "."
            + notice.slot().label().replace('/', '.')
            + copy.id().substring(copy.id().lastIndexOf('@'));
    return new Message(
        id,
        copy.date(),
        copy.from(),
        copy.to(),
        copy.replyTo(),
        "[draft] " + copy.subject(),
        List.of(new Message.Header("Auto-Submitted", "auto-generated")),
        Filled.of(String.join("\n", notice.lines()) + "\n\n" + copy.text()),
        Filled.of(html(copy.html(), notice)),
        copy.inline());
  }

  private static String linked(String line) {
    return line.replaceFirst("(https?://\\S+)$", "<a href=\"$1\">$1</a>");
  }

  /** Returns the page with the notice at the start of its body. */
  private static String html(String page, Notice notice) {
    List<String> lines = new ArrayList<>();
    notice.lines().forEach(line -> lines.add(linked(Gap.escaped(line))));
    String box = BOX + String.join("<br>", lines) + "</div>";
    int body = page.indexOf("<body");
    int at = body < 0 ? 0 : page.indexOf('>', body) + 1;
    return page.substring(0, at) + box + page.substring(at);
  }
}
