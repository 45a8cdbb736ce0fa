package anemone.subscriber;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Requests to receive the newsletter, and the mails that are about a subscription. Each change is
 * durable when its method returns. May be used by several threads and, beside a run that sends, by
 * several processes; every method fails as those of {@link Roster} do.
 */
public interface SignUps {

  /**
   * Keeps a request and the mail that asks its owner to confirm it. Does nothing if one for the
   * address is still valid, or if the operator suppressed the address; to a subscriber it sends
   * their links instead.
   */
  void ask(SignUp signUp);

  /** Puts a mail with their links in the outbox, if an address is subscribed. */
  void askForLinks(EmailAddress address, Instant now);

  /** The requests whose addresses have a {@link SignedLink#fingerprint}. */
  List<SignUp.Pending> find(long fingerprint);

  /**
   * Makes the owner of a request a subscriber, in a new subscription if they had left, and keeps
   * their consent.
   *
   * @param from the network address from which it was confirmed
   * @return the subscriber
   */
  RosterEntry confirm(SignUp.Pending pending, Instant now, String from);

  /** The consents of an address, the oldest first. */
  List<SignUp.Consent> consents(EmailAddress address);

  /** Passes every consent, the oldest first. */
  void eachConsent(Consumer<SignUp.Consent> consumer);

  /** The mail of the outbox that has waited longest, if one is due. */
  Optional<Notice> nextNotice(Instant now);

  /** Takes a mail out of the outbox. */
  void done(Notice notice);

  /** Leaves a mail in the outbox until a later attempt. */
  void later(Notice notice, Instant due);

  /** Erases requests that nobody confirmed in time. */
  void prune(Instant now);

  /**
   * A mail about a subscription that waits to be sent.
   *
   * @param id its number
   * @param kind what it says
   * @param address to whom
   * @param asked since when it waits
   */
  record Notice(long id, Kind kind, EmailAddress address, Instant asked) {

    /** What a mail about a subscription says. */
    public enum Kind {
      /** Please confirm that you want the newsletter. */
      CONFIRM,
      /** Here are your links. */
      LINKS,
      /** You are subscribed. */
      WELCOME,
      /** Your preferences were changed. */
      CHANGED
    }
  }
}
