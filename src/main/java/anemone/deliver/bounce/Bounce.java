package anemone.deliver.bounce;

import java.util.Optional;

/** A returned message, by what it means for its recipient. */
public sealed interface Bounce {

  /** Calls the method of {@code cases} for its kind. */
  <T> T by(Cases<T> cases);

  /** Returns the message of ours that it is about, if it is about one. */
  default Optional<OriginalMessage> copy() {
    return Optional.empty();
  }

  /**
   * A delivery failed, permanently or temporarily (RFC 3464).
   *
   * @param about the message it is about
   * @param failure the failure
   */
  record NonDelivery(OriginalMessage about, DeliveryFailure failure) implements Bounce {
    @Override
    public Optional<OriginalMessage> copy() {
      return Optional.of(about);
    }

    @Override
    public <T> T by(Cases<T> cases) {
      return cases.bounced(this);
    }
  }

  /**
   * A reader reported a message as spam (RFC 5965).
   *
   * @param about the message
   * @param type the report's Feedback-Type, such as {@code abuse}
   */
  record Complaint(OriginalMessage about, String type) implements Bounce {
    @Override
    public Optional<OriginalMessage> copy() {
      return Optional.of(about);
    }

    @Override
    public <T> T by(Cases<T> cases) {
      return cases.complained(this);
    }
  }

  /**
   * A reader asks by mail to be unsubscribed (RFC 2369 section 3.2).
   *
   * @param about the token in the subject, and the address of the sender
   * @param authenticated whether the mailbox's server has verified the sender
   */
  record UnsubscribeRequest(OriginalMessage about, boolean authenticated) implements Bounce {
    @Override
    public Optional<OriginalMessage> copy() {
      return Optional.of(about);
    }

    @Override
    public <T> T by(Cases<T> cases) {
      return cases.unsubscribing(this);
    }
  }

  /**
   * An automatic message without consequences.
   *
   * @param what its description, such as {@code an automatic reply}
   */
  record AutoReply(String what) implements Bounce {
    @Override
    public <T> T by(Cases<T> cases) {
      return cases.automatic(this);
    }
  }

  /**
   * A message for a person.
   *
   * @param why why it could not be interpreted, or empty for ordinary mail
   */
  record Unclear(String why) implements Bounce {
    @Override
    public <T> T by(Cases<T> cases) {
      return cases.unclear(this);
    }
  }

  /**
   * A method for each kind.
   *
   * @param <T> the type of the result
   */
  interface Cases<T> {

    /** Handles a failed delivery. */
    T bounced(NonDelivery bounced);

    /** Handles a complaint. */
    T complained(Complaint complained);

    /** Handles a request to unsubscribe. */
    T unsubscribing(UnsubscribeRequest unsubscribing);

    /** Handles an automatic reply. */
    T automatic(AutoReply automatic);

    /** Handles a message for a person. */
    T unclear(Unclear unclear);
  }
}
