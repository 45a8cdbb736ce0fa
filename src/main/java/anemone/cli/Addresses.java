package anemone.cli;

import anemone.process.CommandFailure;
import anemone.process.ExitCode;
import anemone.subscriber.EmailAddress;

/** Addresses on a command line. */
final class Addresses {

  private Addresses() {}

  /** The address that a flag names. */
  static EmailAddress parse(String text) {
    return EmailAddress.parse(text)
        .orTell(
            reason -> {
              throw new CommandFailure(ExitCode.USAGE, text + ": " + reason);
            })
        .orElseThrow();
  }
}
