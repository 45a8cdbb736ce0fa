package anemone.subscriber.file;

import anemone.subscriber.EmailAddress;
import anemone.subscriber.PreferenceSet;
import anemone.subscriber.Subscriber;
import java.util.Optional;
import java.util.function.Consumer;

/** One entry of a subscriber list: a subscriber, or an error. */
public sealed interface Entry {

  /** Returns the line of the subscriber or of the first error, from 1. */
  int line();

  /** Passes the entry to the consumer for its kind. */
  void either(Consumer<Valid> valid, Consumer<Invalid> invalid);

  /**
   * A subscriber.
   *
   * @param subscriber the subscriber, with the newsletter's defaults for missing preferences
   * @param said the preferences that the entry gives, unknown topics included
   * @param line the line where the entry begins, from 1
   */
  record Valid(Subscriber subscriber, PreferenceSet said, int line) implements Entry {
    @Override
    public void either(Consumer<Valid> valid, Consumer<Invalid> invalid) {
      valid.accept(this);
    }
  }

  /**
   * An entry with an error, which is skipped.
   *
   * @param file the name of the file
   * @param line the line of the first error, from 1
   * @param column the column of the first error, in octets, from 1
   * @param reason all errors of the entry; quotes no address
   * @param address the address of the entry, if it is valid
   */
  record Invalid(String file, int line, int column, String reason, Optional<EmailAddress> address)
      implements Entry {
    @Override
    public void either(Consumer<Valid> valid, Consumer<Invalid> invalid) {
      invalid.accept(this);
    }

    /** {@code subscribers.json:12: hour is 25; must be a whole number from 0 to 23}. */
    @Override
    public String toString() {
      return file + ":" + line + ": " + reason;
    }
  }
}
