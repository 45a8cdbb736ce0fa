package anemone.run;

import anemone.subscriber.EmailAddress;
import java.util.regex.Pattern;

/** Masks addresses in the replies of mail servers, which quote them. */
public final class AddressMask {

  private static final Pattern ADDRESS = Pattern.compile("[^\\s<>\"'(),:;]+@[^\\s<>\"'(),:;]+");

  private AddressMask() {}

  /** A reply without its own address, its local part, and any other address. */
  public static String in(EmailAddress address, String text) {
    String own =
        "(?i)(?<![\\w.+-])(?:%s|%s)(?![\\w+-]|\\.\\w)"
            .formatted(Pattern.quote(address.toString()), Pattern.quote(address.local()));
    return ADDRESS.matcher(text.replaceAll(own, "(address)")).replaceAll("(address)");
  }
}
