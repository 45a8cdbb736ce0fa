package anemone.render;

import anemone.edition.Slot;
import anemone.subscriber.EmailAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/** The header fields by which mailboxes know a newsletter, and let its reader leave it. */
final class Headers {

  private static final int HASH_BYTES = 16;
  private static final int SENDER_ID_DIGITS = 12;

  private final Message.Header listId;
  private final List<Message.Header> others = new ArrayList<>();

  /** The fields of an edition's copies. */
  Headers(Letterhead letterhead, Slot slot) {
    String sender = hash(letterhead.listId()).substring(0, SENDER_ID_DIGITS);
    String edition = slot.label().replace('/', '-');
    this.listId = new Message.Header("List-Id", listId(letterhead));
    others.add(new Message.Header("List-Unsubscribe-Post", "List-Unsubscribe=One-Click"));
    others.add(new Message.Header("Auto-Submitted", "auto-generated"));
    others.add(new Message.Header("Precedence", "bulk"));
    others.add(
        new Message.Header(
            "Feedback-ID",
            edition + ":" + slot.cadence().word() + ":" + letterhead.listId() + ":" + sender));
    others.add(new Message.Header("List-Help", "<" + help(letterhead.links()) + ">"));
    letterhead
        .archive()
        .map(url -> new Message.Header("List-Archive", "<" + url.toASCIIString() + ">"))
        .ifPresent(others::add);
  }

  /**
   * The Message-ID of one subscriber's copy, without angle brackets: the same for a copy that is
   * sent again, so that a mailbox can drop it.
   */
  static String id(Letterhead letterhead, Slot slot, EmailAddress to) {
    String slotName = slot.label().toLowerCase(Locale.ROOT).replace('/', '.');
    String copy = hash(letterhead.listId() + "\n" + slot.label() + "\n" + to);
    return slotName + "." + copy + "@" + letterhead.from().address().domain();
  }

  /**
   * List-Id (RFC 2919), List-Unsubscribe, List-Help and List-Archive (RFC 2369), one-click (RFC
   * 8058), Auto-Submitted (RFC 3834), Precedence for the responders that look at nothing else, and
   * Feedback-ID, by which Gmail counts complaints for an edition, a cadence and a sender.
   *
   * @param unsubscribe the link by which a subscriber leaves
   * @param mailto the mail by which they do
   */
  List<Message.Header> of(URI unsubscribe, String mailto) {
    List<Message.Header> all = new ArrayList<>(others.size() + 2);
    all.add(listId);
    String leave = "<" + unsubscribe.toASCIIString() + ">, <" + Clean.line(mailto) + ">";
    all.add(new Message.Header("List-Unsubscribe", leave));
    all.addAll(others);
    return all;
  }

  /** The page where a subscriber can ask for new links. */
  private static String help(URI links) {
    String base = links.toASCIIString();
    return base.endsWith("/") ? base : base + "/";
  }

  /** A name that is not ASCII stays out: a List-Id is for machines, and may never change. */
  private static String listId(Letterhead letterhead) {
    String name = Clean.line(letterhead.name()).replaceAll("[\"\\\\]", "");
    String id = "<" + letterhead.listId() + ">";
    return !name.isEmpty() && name.chars().allMatch(c -> c < 0x7F) ? "\"" + name + "\" " + id : id;
  }

  /** Hexadecimal digits that are always the same for a text, and different for others. */
  static String hash(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, HASH_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
