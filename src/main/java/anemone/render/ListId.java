package anemone.render;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The List-Id (RFC 2919) of a newsletter whose settings give none: its name in its domain. */
public final class ListId {

  private static final int LONGEST_LABEL = 63;
  private static final int HASH_DIGITS = 8;
  private static final String NAMELESS = "newsletter";

  private static final Pattern HASHED =
      Pattern.compile("(?:(\\d[\\d-]*)|" + NAMELESS + ")-[0-9a-f]{" + HASH_DIGITS + "}(\\..+)");

  private ListId() {}

  /**
   * Returns {@code the-daily.example.org} for "The Daily". A name without a letter of ASCII gives
   * {@code newsletter-1a2b3c4d.example.org}, with a hash of the name: otherwise all such
   * newsletters of a domain would be one to mailboxes, which drop the second as a duplicate.
   *
   * @param domain the sender's domain
   */
  public static String of(String name, String domain) {
    String plain = Normalizer.normalize(name, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
    String label =
        plain.replaceAll("\\p{M}", "").replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    String whole = label.matches(".*[a-z].*") ? label : hashed(label, name);
    return cut(whole) + "." + domain;
  }

  /**
   * Returns the List-Id that a newsletter had before names without a letter of ASCII had a hash, so
   * that links and returned copies of old mails are still recognised.
   */
  static Optional<String> former(String listId) {
    Matcher hashed = HASHED.matcher(listId);
    return hashed.matches()
        ? Optional.of(Optional.ofNullable(hashed.group(1)).orElse(NAMELESS) + hashed.group(2))
        : Optional.empty();
  }

  private static String hashed(String digits, String name) {
    String letters = Normalizer.normalize(name.strip(), Normalizer.Form.NFC);
    boolean plain = !digits.isEmpty() && letters.codePoints().noneMatch(Character::isLetter);
    return plain
        ? digits
        : (digits.isEmpty() ? NAMELESS : cut(digits, LONGEST_LABEL - HASH_DIGITS - 1))
            + "-"
            + Headers.hash(letters).substring(0, HASH_DIGITS);
  }

  private static String cut(String label) {
    return cut(label, LONGEST_LABEL);
  }

  private static String cut(String label, int max) {
    return label.length() > max ? label.substring(0, max).replaceAll("-$", "") : label;
  }
}
