package anemone.process;

/** The exit code of a command; the numbers from 64 on are those of {@code sysexits.h}. */
public enum ExitCode {
  /** Done, or nothing was due. */
  OK(0, "done, or nothing was due", ""),
  /** The command line is invalid. */
  USAGE(2, "wrong usage", "see --help"),
  /** The input is bad: no subscriber is left, or a template is broken. */
  BAD_DATA(
      65, "bad data: a template, the subscriber list, or an argument", "fix the mistakes named"),
  /** The SMTP server could not be reached; nothing was sent. */
  UNAVAILABLE(69, "the mail server is unavailable, nothing was sent", "run again later"),
  /** A defect of this program. */
  DEFECT(70, "a defect of this program", "report what it printed"),
  /** The state cannot be read or written. */
  STATE(73, "the state cannot be read or written, or was restored", "do what the message says"),
  /** Partly done, or another run is active: run again. */
  TRY_AGAIN(75, "partly done, or another run is active", "run again"),
  /** The edition waits for its approval. */
  APPROVAL(77, "an edition waits for approval", "approve it"),
  /** The configuration is wrong. */
  CONFIGURATION(78, "the settings are wrong", "fix the mistakes named");

  private final int number;
  private final String meaning;
  private final String advice;

  ExitCode(int number, String meaning, String advice) {
    this.number = number;
    this.meaning = meaning;
    this.advice = advice;
  }

  /** The exit code of the process. */
  public int number() {
    return number;
  }

  /** The meaning of the code, in a few words. */
  public String meaning() {
    return meaning;
  }

  /** What to do; empty for success. */
  public String advice() {
    return advice;
  }
}
