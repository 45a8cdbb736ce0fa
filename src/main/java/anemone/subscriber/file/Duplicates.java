package anemone.subscriber.file;

import anemone.subscriber.EmailAddress;

/** Looks whether the addresses of a list are all different, capitals aside. */
interface Duplicates {

  /** Does not look. */
  Duplicates UNSEEN = (address, line, keep) -> 0;

  /**
   * The line on which an address was first seen, or 0 if it was not.
   *
   * @param line the line it stands on now, from 1
   * @param keep whether to remember it if it is new
   */
  int earlier(EmailAddress address, int line, boolean keep);
}
