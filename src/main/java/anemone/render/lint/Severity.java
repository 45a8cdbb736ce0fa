package anemone.render.lint;

import java.util.Locale;

/** The severity of a finding. */
public enum Severity {
  /** It harms readers; an edition with an error is not approved. */
  ERROR,
  /** It could be better; the edition can be sent. */
  WARNING;

  /** Returns {@code error} or {@code warning}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
