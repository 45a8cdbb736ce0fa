package anemone.subscriber;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A value parsed from text, or the reason why the text is not valid.
 *
 * @param <T> the type of the value
 */
public sealed interface Checked<T> {

  /** Returns the value; empty if the text is not valid. */
  Optional<T> value();

  /** Returns the reason; empty if the text is valid. */
  Optional<String> wrong();

  /** Returns the value; passes the reason on if there is no value. */
  Optional<T> orTell(Consumer<String> somebody);

  /** Applies another check to the value; keeps a reason. */
  <R> Checked<R> then(Function<T, Checked<R>> check);

  /** Returns a valid value. */
  static <T> Checked<T> good(T value) {
    return new Good<>(value);
  }

  /**
   * Returns an invalid value.
   *
   * @param reason what is wrong, worded to follow the name of the field: {@code has no @}
   */
  static <T> Checked<T> bad(String reason) {
    return new Bad<>(reason);
  }

  /**
   * A valid value.
   *
   * @param <T> the type of the value
   */
  record Good<T>(T get) implements Checked<T> {
    @Override
    public Optional<T> value() {
      return Optional.of(get);
    }

    @Override
    public Optional<String> wrong() {
      return Optional.empty();
    }

    @Override
    public Optional<T> orTell(Consumer<String> somebody) {
      return value();
    }

    @Override
    public <R> Checked<R> then(Function<T, Checked<R>> check) {
      return check.apply(get);
    }
  }

  /**
   * An invalid value.
   *
   * @param <T> the type of the value
   */
  record Bad<T>(String reason) implements Checked<T> {
    @Override
    public Optional<T> value() {
      return Optional.empty();
    }

    @Override
    public Optional<String> wrong() {
      return Optional.of(reason);
    }

    @Override
    public Optional<T> orTell(Consumer<String> somebody) {
      somebody.accept(reason);
      return Optional.empty();
    }

    @Override
    public <R> Checked<R> then(Function<T, Checked<R>> check) {
      return new Bad<>(reason);
    }
  }
}
