package anemone.render;

import anemone.edition.Slot;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/** The list header fields, by which mailboxes recognise a newsletter and offer to unsubscribe. */
final class Headers {

  /**
   * Suppresses receipts and automatic replies, but not NDR, since bounces are processed (MS-OXCMAIL
   * 2.2.3.2.14).
   */
  private static final String NO_RESPONSE = "DR, RN, NRN, OOF, AutoReply";

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
    others.add(new Message.Header("X-Auto-Response-Suppress", NO_RESPONSE));
    others.add(new Message.Header("Precedence", "bulk"));
    others.add(
        new Message.Header(
            "Feedback-ID",
            edition + ":" + slot.cadence().word() + ":" + letterhead.listId() + ":" + sender));
    others.add(new Message.Header("List-Help", "<" + letterhead.linksFolder() + ">"));
    letterhead
        .archive()
        .map(url -> new Message.Header("List-Archive", "<" + url.toASCIIString() + ">"))
        .ifPresent(others::add);
  }

  /**
   * Returns the Message-ID of a subscriber's copy, without angle brackets. It is the same when the
   * copy is sent again, so that a mailbox can drop the duplicate.
   *
   * @param code the code of the copy, {@link Links#copyCode}
   */
  static String id(Letterhead letterhead, Slot slot, String code) {
    String slotName = slot.label().toLowerCase(Locale.ROOT).replace('/', '.');
    return slotName + "." + code + "@" + letterhead.from().address().domain();
  }

  /**
   * List-Id (RFC 2919), List-Unsubscribe, List-Help and List-Archive (RFC 2369), one-click (RFC
   * 8058), Auto-Submitted (RFC 3834), X-Auto-Response-Suppress for Exchange, Precedence for
   * autoresponders that check nothing else, and Feedback-ID, by which Gmail counts complaints by
   * edition, cadence and sender.
   *
   * @param unsubscribe the link that ends the subscription
   * @param mailto the mailto address that ends the subscription
   * @param language the language of the words around the stories (RFC 3282)
   */
  List<Message.Header> of(URI unsubscribe, String mailto, String language) {
    List<Message.Header> all = new ArrayList<>(others.size() + 3);
    all.add(listId);
    String leave = "<" + unsubscribe.toASCIIString() + ">, <" + Clean.line(mailto) + ">";
    all.add(new Message.Header("List-Unsubscribe", leave));
    all.addAll(others);
    all.add(new Message.Header("Content-Language", language));
    return all;
  }

  /** Returns the List-Id, with the name only if it is ASCII. */
  private static String listId(Letterhead letterhead) {
    String name = Clean.line(letterhead.name()).replaceAll("[\"\\\\]", "");
    String id = "<" + letterhead.listId() + ">";
    return !name.isEmpty() && name.chars().allMatch(c -> c < 0x7F) ? "\"" + name + "\" " + id : id;
  }

  /** Returns the first 16 octets of the SHA-256 hash of a text, in hexadecimal. */
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
