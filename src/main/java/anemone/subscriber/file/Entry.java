package anemone.subscriber.file;

import anemone.subscriber.EmailAddress;
import anemone.subscriber.PreferenceSet;
import anemone.subscriber.Subscriber;
import java.util.Optional;
import java.util.function.Consumer;

/** One entry of a subscriber list: a subscriber, or what is wrong with it. */
public sealed interface Entry {

  /** The line of the file, from 1: where the subscriber begins, or where the first mistake is. */
  int line();

  /** Hands the entry to the one of two that takes its kind. */
  void either(Consumer<Valid> valid, Consumer<Invalid> invalid);

  /**
   * A subscriber.
   *
   * @param subscriber the subscriber, with the newsletter's settings for what is not said
   * @param said what the entry says about how they want the newsletter, unknown topics included
   * @param line where the entry begins, from 1
   */
  record Valid(Subscriber subscriber, PreferenceSet said, int line) implements Entry {
    @Override
    public void either(Consumer<Valid> valid, Consumer<Invalid> invalid) {
      valid.accept(this);
    }
  }

  /**
   * An entry that is no subscriber and is skipped.
   *
   * @param file the name of the file
   * @param line where the first mistake is, from 1
   * @param column where the first mistake is in its line, in octets, from 1
   * @param reason every mistake of the entry; no address is quoted
   * @param address whose entry it is, where that can be read
   */
  record Invalid(String file, int line, int column, String reason, Optional<EmailAddress> address)
      implements Entry {
    @Override
    public void either(Consumer<Valid> valid, Consumer<Invalid> invalid) {
      invalid.accept(this);
    }

    /** {@code subscribers.json:12: hour is 25; it is a whole number from 0 to 23}. */
    @Override
    public String toString() {
      return file + ":" + line + ": " + reason;
    }
  }
}
