package anemone.deliver;

/**
 * The number of simultaneous connections.
 *
 * @param first the number at the start of a run, 1 or more
 * @param most the maximum; above {@code first} if the best number is searched for
 */
public record ConnectionLimits(int first, int most) {

  private static final int AUTO_FIRST = 2;

  /** About the maximum that large providers allow one sender. */
  private static final int AUTO_MOST = 16;

  /** Searches for the number with the highest throughput. */
  public static final ConnectionLimits AUTO = new ConnectionLimits(AUTO_FIRST, AUTO_MOST);

  /** Checks the numbers. */
  public ConnectionLimits {
    if (first < 1 || most < first) {
      throw new IllegalArgumentException(
          "connections are " + first + " to " + most + "; must be 1 or more");
    }
  }

  /** A fixed number. */
  public static ConnectionLimits fixed(int number) {
    return new ConnectionLimits(number, number);
  }

  boolean isFixed() {
    return first == most;
  }
}
