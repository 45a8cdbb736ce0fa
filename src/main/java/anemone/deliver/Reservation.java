package anemone.deliver;

/**
 * A delivery that has its turn soon. It is written down beforehand that it leaves, so that nobody
 * waits for the disk when it does.
 */
public interface Reservation extends Transport.Leaving {

  /** Whether it is written down by now. */
  boolean isReady();

  /** Gives it back: nothing of it has left, or will. It is then as if it had not been made. */
  void release();

  /** What is written down no earlier than when the delivery leaves. */
  static Reservation none(Transport.Leaving leaving) {
    return new Reservation() {
      @Override
      public boolean isReady() {
        return true;
      }

      @Override
      public void release() {
        // There is nothing to give back.
      }

      @Override
      public Durable begin() {
        return leaving.begin();
      }
    };
  }
}
