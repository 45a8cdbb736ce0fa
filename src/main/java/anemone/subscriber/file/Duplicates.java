package anemone.subscriber.file;

import anemone.subscriber.EmailAddress;

/** Finds addresses that occur more than once in a list, ignoring case. */
interface Duplicates {

  /** Finds none. */
  Duplicates UNSEEN = (address, line, keep) -> 0;

  /**
   * Returns the line where an address was first seen, or 0.
   *
   * @param line its current line, from 1
   * @param keep whether to remember a new address
   */
  int earlier(EmailAddress address, int line, boolean keep);
}
