package anemone.deliver;

import anemone.subscriber.EmailAddress;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a permanent refusal is about, by its words and its codes. The rows of {@code
 * reply-causes.tsv} decide, the words before the codes: many servers send words of one meaning with
 * a code of another.
 */
public enum ReplyCause {
  /** Nobody has this address: no later message will arrive either. */
  NO_MAILBOX,
  /** Something else about this recipient, such as a full mailbox or a rule of theirs. */
  RECIPIENT,
  /** A policy that may be about the sender, the message or the recipient. */
  POLICY,
  /** The sender: its address, reputation, login, limits, message size or protocol. */
  SENDER;

  /** Anything in a text that looks like an address; possessive, so that it is read once. */
  private static final Pattern ADDRESS =
      Pattern.compile("[\\w.!#$%&'*+/=?^`{|}~-]++@[A-Za-z0-9.-]++");

  /** Returns the word for it in the table: {@code no-mailbox}. */
  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Whether it says something about the recipient, rather than about the sender. */
  public boolean isAboutRecipient() {
    return this == NO_MAILBOX || this == RECIPIENT;
  }

  /**
   * Returns what a refusal is about.
   *
   * @param reply the refusal; a temporary one is read as if it were permanent
   * @param recipient to whom the message was
   * @param sender from whom it was: a reply that names another address of this domain is about the
   *     sender
   */
  public static ReplyCause of(Reply reply, EmailAddress recipient, EmailAddress sender) {
    return names(reply.text(), recipient, sender) ? SENDER : of(reply);
  }

  /** Returns what a refusal is about, where sender and recipient are not known. */
  public static ReplyCause of(Reply reply) {
    return ReplyCauses.find(
        reply.code(), reply.status(), ADDRESS.matcher(reply.text()).replaceAll("<>"));
  }

  private static boolean names(String text, EmailAddress recipient, EmailAddress sender) {
    boolean other = false;
    Matcher found = ADDRESS.matcher(text);
    while (found.find()) {
      Optional<EmailAddress> named = EmailAddress.parse(found.group()).value();
      if (named.filter(a -> a.key().equals(recipient.key())).isPresent()) {
        return false;
      }
      other |= named.filter(a -> a.domain().equals(sender.domain())).isPresent();
    }
    return other;
  }
}
