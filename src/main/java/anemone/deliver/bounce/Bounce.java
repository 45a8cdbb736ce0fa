package anemone.deliver.bounce;

import java.util.Optional;

/** What a message says that came back. */
public sealed interface Bounce {

  /** Hands it to the one of several that takes its kind. */
  <T> T by(Cases<T> cases);

  /** The copy of ours that it is about, if it is about one. */
  default Optional<OriginalMessage> copy() {
    return Optional.empty();
  }

  /**
   * A delivery failed, for good or for now (RFC 3464).
   *
   * @param about the copy it is about
   * @param failure what was said
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
   * A reader called a copy spam (RFC 5965).
   *
   * @param about the copy
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
   * A reader asks by mail to get nothing more (RFC 2369 section 3.2).
   *
   * @param about the token of the copy that they answer, or else the address that they write from
   */
  record UnsubscribeRequest(OriginalMessage about) implements Bounce {
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
   * A machine answered, and nothing follows from it.
   *
   * @param what what it is, such as {@code an automatic reply}
   */
  record AutoReply(String what) implements Bounce {
    @Override
    public <T> T by(Cases<T> cases) {
      return cases.automatic(this);
    }
  }

  /**
   * Something for a person.
   *
   * @param why what is not clear about it, or empty for ordinary mail
   */
  record Unclear(String why) implements Bounce {
    @Override
    public <T> T by(Cases<T> cases) {
      return cases.unclear(this);
    }
  }

  /**
   * Takes each kind.
   *
   * @param <T> what is made of it
   */
  interface Cases<T> {

    /** A failed delivery. */
    T bounced(NonDelivery bounced);

    /** A complaint. */
    T complained(Complaint complained);

    /** A wish to leave. */
    T unsubscribing(UnsubscribeRequest unsubscribing);

    /** A machine's answer. */
    T automatic(AutoReply automatic);

    /** Something for a person. */
    T unclear(Unclear unclear);
  }
}
