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
 * One edition to one subscriber, as the ledger knows it.
 *
 * @param slot the edition
 * @param address the subscriber's address
 * @param state how far it has come
 * @param reply the last answer to it, or what took the place of one
 * @param attempts how many attempts have ended
 * @param unknowns how many of them ended without an answer to a message that had left whole
 * @param first when it was first written down
 * @param last when it was last written down
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

  /** Whether the last attempt lost the connection, whose fault that ever was. */
  boolean lostConnection() {
    return state == State.UNKNOWN || (state == State.DEFERRED && reply.code() == 0);
  }

  /** How far a delivery has come. */
  public enum State {
    /** Not tried yet. */
    PENDING,
    /** Leaving now: the server may have it, whatever happens next. */
    SENDING,
    /** The server took responsibility for it. */
    ACCEPTED,
    /** It failed for now: to be tried again. */
    DEFERRED,
    /** It will not be taken: not to be tried again. */
    REFUSED,
    /** It left whole and was never answered: the server may have it. */
    UNKNOWN;

    private static final Map<String, State> BY_WORD =
        Arrays.stream(values()).collect(Collectors.toMap(State::word, state -> state));

    /** Whether nothing more is done about it, whatever the settings. */
    public boolean isFinal() {
      return this == ACCEPTED || this == REFUSED;
    }

    /** Whether the server has, or may have, a copy. */
    public boolean mayHaveArrived() {
      return this == SENDING || this == ACCEPTED || this == UNKNOWN;
    }

    /** Whether another attempt may be made. */
    public boolean isRetryable() {
      return this == PENDING || this == DEFERRED || this == UNKNOWN;
    }

    /** The word for it in files and reports: {@code accepted}. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** The state of that word, if there is one. */
    public static Optional<State> of(String word) {
      return Optional.ofNullable(BY_WORD.get(word));
    }
  }
}
