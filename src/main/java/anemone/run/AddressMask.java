package anemone.run;

import anemone.subscriber.EmailAddress;
import java.util.regex.Pattern;

/** Masks email addresses that mail servers quote in their replies. */
public final class AddressMask {

  private static final Pattern ADDRESS = Pattern.compile("[^\\s<>\"'(),:;]+@[^\\s<>\"'(),:;]+");

  private AddressMask() {}

  /**
   * Returns a reply with every address masked.
   *
   * @param address the recipient; its local part is masked, too
   */
  public static String in(EmailAddress address, String text) {
    String own =
        "(?i)(?<![\\w.+-])(?:%s|%s)(?![\\w+-]|\\.\\w)"
            .formatted(Pattern.quote(address.toString()), Pattern.quote(address.local()));
    return ADDRESS.matcher(text.replaceAll(own, "(address)")).replaceAll("(address)");
  }
}
