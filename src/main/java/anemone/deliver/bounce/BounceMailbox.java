package anemone.deliver.bounce;

import anemone.subscriber.Checked;
import java.io.IOException;
import java.util.List;

/** A place that messages come back to: a mailbox, or files of it. */
public interface BounceMailbox extends AutoCloseable {

  /**
   * Some messages that have not been handed over yet; none when all have.
   *
   * @param most how many at most
   */
  List<MailboxMessage> next(int most) throws IOException;

  /** Takes messages out of the way that are done with. */
  void putAway(List<MailboxMessage> letters) throws IOException;

  @Override
  void close();

  /** A message in the box. */
  interface MailboxMessage {

    /** Where it lies, in words that fit in a line. */
    String place();

    /**
     * Its bytes, or what is wrong with it alone, worded to follow its place.
     *
     * @throws IOException if the box itself is gone
     */
    Checked<byte[]> read() throws IOException;
  }
}
