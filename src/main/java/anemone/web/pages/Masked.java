package anemone.web.pages;

import anemone.subscriber.EmailAddress;

/** Masks addresses: their owners recognise them, others cannot read them. */
final class Masked {

  private static final String DOTS = "•••";

  private Masked() {}

  /** Returns a masked address: {@code a•••@e•••.org}. */
  static String address(EmailAddress address) {
    String domain = address.domain();
    int dot = domain.lastIndexOf('.');
    return first(address.local())
        + DOTS
        + "@"
        + first(domain)
        + DOTS
        + (dot < 0 ? "" : domain.substring(dot));
  }

  private static String first(String text) {
    return text.substring(0, Character.charCount(text.codePointAt(0)));
  }
}
