package anemone.subscriber;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Requests to subscribe, and the outbox of mails about subscriptions. Each change is durable when
 * its method returns. Thread-safe; several processes may use it, also while a run sends. Every
 * method fails as those of {@link Roster} do.
 */
public interface SignUps {

  /**
   * Stores a request, and puts the mail that asks for confirmation in the outbox. Does nothing if a
   * request for the address is still valid, or if the operator suppressed the address. A subscriber
   * is sent their links instead.
   */
  void ask(SignUp signUp);

  /** Puts a mail with the links of an address in the outbox, if it is subscribed. */
  void askForLinks(EmailAddress address, Instant now);

  /** Returns the requests whose addresses have a {@link SignedLink#fingerprint}. */
  List<SignUp.Pending> find(long fingerprint);

  /**
   * Subscribes the address of a request, as a new subscription if it was unsubscribed, and stores
   * the consent.
   *
   * @param from the network address of the confirmation
   * @return the subscriber
   */
  RosterEntry confirm(SignUp.Pending pending, Instant now, String from);

  /** Returns the consents of an address, the oldest first. */
  List<SignUp.Consent> consents(EmailAddress address);

  /** Passes every consent, the oldest first. */
  void eachConsent(Consumer<SignUp.Consent> consumer);

  /** Returns the mail of the outbox that has been due longest. */
  Optional<Notice> nextNotice(Instant now);

  /** Removes a mail from the outbox. */
  void done(Notice notice);

  /** Postpones a mail of the outbox. */
  void later(Notice notice, Instant due);

  /** Erases expired requests, mails and changes. */
  void prune(Instant now);

  /**
   * A mail about a subscription that waits to be sent.
   *
   * @param id its number
   * @param kind its kind
   * @param address the recipient
   * @param asked when it was put in the outbox
   */
  record Notice(long id, Kind kind, EmailAddress address, Instant asked) {

    /** The kinds of mails about subscriptions. */
    public enum Kind {
      /** Asks to confirm a sign-up. */
      CONFIRM,
      /** Contains the links of a subscriber. */
      LINKS,
      /** Welcomes a new subscriber. */
      WELCOME,
      /** Confirms changed preferences. */
      CHANGED
    }
  }
}
