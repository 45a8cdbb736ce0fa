package anemone.subscriber;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A value that was written as text, or why it is none.
 *
 * @param <T> what the text stands for
 */
public sealed interface Checked<T> {

  /** The value, if the text stands for one. */
  Optional<T> value();

  /** Why there is no value, if there is none. */
  Optional<String> wrong();

  /** The value, after somebody has been told the reason if there is no value. */
  Optional<T> orTell(Consumer<String> somebody);

  /** The value checked further; a reason stays what it is. */
  <R> Checked<R> then(Function<T, Checked<R>> check);

  /** A value that is as it should be. */
  static <T> Checked<T> good(T value) {
    return new Good<>(value);
  }

  /**
   * No value.
   *
   * @param reason what is wrong, worded to follow the name of what is wrong: {@code has no @}
   */
  static <T> Checked<T> bad(String reason) {
    return new Bad<>(reason);
  }

  /**
   * A value that is as it should be.
   *
   * @param <T> what the text stands for
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
   * No value.
   *
   * @param <T> what the text should stand for
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
