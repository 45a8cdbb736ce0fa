package anemone.render;

/** A text that counts how often its characters are read: the work of matching it. */
public final class CountedText implements CharSequence {

  private final String text;
  private final Runnable count;

  /**
   * A text.
   *
   * @param count is called before a character is read; ends the reading if it throws
   */
  public CountedText(String text, Runnable count) {
    this.text = text;
    this.count = count;
  }

  @Override
  public char charAt(int index) {
    count.run();
    return text.charAt(index);
  }

  @Override
  public int length() {
    return text.length();
  }

  @Override
  public CharSequence subSequence(int start, int end) {
    return text.substring(start, end);
  }

  @Override
  public String toString() {
    return text;
  }
}
