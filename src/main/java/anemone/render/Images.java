package anemone.render;

/** Whether mails show the pictures of their stories. */
public enum Images {
  /** None: nothing is loaded when a mail is opened. */
  NONE,
  /** By their own address, so that opening a mail asks the source's server for them. */
  HOSTED
}
