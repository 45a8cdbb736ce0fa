package anemone.deliver;

import anemone.edition.Slot;
import anemone.subscriber.EmailAddress;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The record of one edition to one subscriber in the ledger.
 *
 * @param slot the edition
 * @param address the subscriber's address
 * @param state its state
 * @param reply the last reply to it, or the reason why there was none
 * @param attempts number of attempts that have ended
 * @param unknowns number of attempts that ended without a reply to a message that was sent whole
 * @param first the time of the first record
 * @param last the time of the last record
 */
public record Delivery(
    Slot slot,
    EmailAddress address,
    State state,
    Reply reply,
    int attempts,
    int unknowns,
    Instant first,
    Instant last) {

  /** Stands for the reply to a message that was being sent when its process ended. */
  public static final Reply INTERRUPTED =
      Reply.none("the program ended before the server answered");

  /** Whether the last attempt lost the connection. */
  boolean lostConnection() {
    return state == State.UNKNOWN || (state == State.DEFERRED && reply.code() == 0);
  }

  /** Whether it is unknown because its process ended, not because the server did not answer. */
  public boolean isInterrupted() {
    return state == State.UNKNOWN && reply.text().equals(INTERRUPTED.text());
  }

  /** The state of a delivery. */
  public enum State {
    /** Not tried yet. */
    PENDING,
    /** Being sent: the server may have it. */
    SENDING,
    /** The server took responsibility for it. */
    ACCEPTED,
    /** It failed temporarily: to be tried again. */
    DEFERRED,
    /** It failed permanently: not to be tried again. */
    REFUSED,
    /** It was sent whole and had no reply: the server may have it. */
    UNKNOWN;

    private static final Map<String, State> BY_WORD =
        Arrays.stream(values()).collect(Collectors.toMap(State::word, state -> state));

    /** Whether no other attempt is made, whatever the settings. */
    public boolean isFinal() {
      return this == ACCEPTED || this == REFUSED;
    }

    /** Whether the server has, or may have, a copy. */
    public boolean mayHaveArrived() {
      return this == SENDING || this == ACCEPTED || this == UNKNOWN;
    }

    /** Returns the word for it in files and reports: {@code accepted}. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the state with a word, if there is one. */
    public static Optional<State> of(String word) {
      return Optional.ofNullable(BY_WORD.get(word));
    }
  }
}
