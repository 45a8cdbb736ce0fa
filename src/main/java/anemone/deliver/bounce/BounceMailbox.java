package anemone.deliver.bounce;

import anemone.subscriber.Checked;
import java.io.IOException;
import java.util.List;

/** A source of returned messages: a mailbox, or files. */
public interface BounceMailbox extends AutoCloseable {

  /**
   * Returns the next messages; none at the end.
   *
   * @param max the maximum number
   */
  List<MailboxMessage> next(int max) throws IOException;

  /** Processed messages could not be moved or deleted, which a person has to look into. */
  final class NotPutAway extends IOException {

    private static final long serialVersionUID = 1;

    /** A failure. */
    public NotPutAway(String why, Exception cause) {
      super(why, cause);
    }
  }

  /**
   * Moves or deletes processed messages, as the settings say.
   *
   * @throws NotPutAway if the mailbox does not allow it
   */
  void putAway(List<MailboxMessage> letters) throws IOException;

  @Override
  void close();

  /** A message in the mailbox. */
  interface MailboxMessage {

    /** Returns its place, in one line. */
    String place();

    /**
     * Returns its bytes, or the reason why this message cannot be read, worded to follow its place.
     *
     * @throws IOException if the mailbox cannot be read
     */
    Checked<byte[]> read() throws IOException;
  }
}
