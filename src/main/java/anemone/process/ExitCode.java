package anemone.process;

/** How a command ended; the numbers of 64 and more are those of {@code sysexits.h}. */
public enum ExitCode {
  /** Done, or nothing was due. */
  OK(0),
  /** The command line was not understood. */
  USAGE(2),
  /** The input is bad: no subscriber is left, or a template is broken. */
  BAD_DATA(65),
  /** The SMTP server could not be reached; nothing was sent. */
  UNAVAILABLE(69),
  /** The state cannot be read or written. */
  STATE(73),
  /** Partly done, or another run is active: run again. */
  TRY_AGAIN(75),
  /** The edition waits for its approval. */
  APPROVAL(77),
  /** The configuration is wrong. */
  CONFIGURATION(78);

  private final int number;

  ExitCode(int number) {
    this.number = number;
  }

  /** What the process returns. */
  public int number() {
    return number;
  }
}
