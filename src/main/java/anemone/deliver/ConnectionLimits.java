package anemone.deliver;

/**
 * How many connections carry messages at once.
 *
 * @param first with how many a run begins, 1 or more
 * @param most how many it may come to; more than the first ones if it looks for the best number
 */
public record ConnectionLimits(int first, int most) {

  private static final int AUTO_FIRST = 2;

  /** Large providers ask for no more than about so many from one sender. */
  private static final int AUTO_MOST = 16;

  /** As many as carry the most. */
  public static final ConnectionLimits AUTO = new ConnectionLimits(AUTO_FIRST, AUTO_MOST);

  /** Checks the numbers. */
  public ConnectionLimits {
    if (first < 1 || most < first) {
      throw new IllegalArgumentException(
          "connections are " + first + " to " + most + "; there must be 1 or more");
    }
  }

  /** Always so many. */
  public static ConnectionLimits fixed(int number) {
    return new ConnectionLimits(number, number);
  }

  boolean isFixed() {
    return first == most;
  }
}
