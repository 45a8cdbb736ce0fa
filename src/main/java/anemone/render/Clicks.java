package anemone.render;

/** Whether clicks on the stories of mails are counted. */
public enum Clicks {
  /** They are not; the links lead to the articles. */
  OFF,
  /** They are, by story and edition, without a trace of who clicked. */
  COUNT
}
