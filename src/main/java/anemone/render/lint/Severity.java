package anemone.render.lint;

import java.util.Locale;

/** How bad a finding is. */
public enum Severity {
  /** A reader would be cheated of something: no edition with one is approved. */
  ERROR,
  /** It could be better; the edition may leave. */
  WARNING;

  /** {@code error} or {@code warning}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
