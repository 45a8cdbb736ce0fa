package anemone.deliver;

/**
 * A delivery that is sent soon. It is recorded in the ledger beforehand, so that the sender does
 * not wait for the disk when it is sent.
 */
public interface Reservation extends Transport.Leaving {

  /** Whether the record is durable by now. */
  boolean isReady();

  /** Removes the record, if nothing of the message was sent. */
  void release();

  /** Returns a reservation without a record; the delivery is recorded when it is sent. */
  static Reservation none(Transport.Leaving leaving) {
    return new Reservation() {
      @Override
      public boolean isReady() {
        return true;
      }

      @Override
      public void release() {
        // There is no record to remove.
      }

      @Override
      public Durable begin() {
        return leaving.begin();
      }
    };
  }
}
