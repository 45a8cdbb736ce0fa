package anemone.cli;

import anemone.process.CommandFailure;
import anemone.process.ExitCode;
import anemone.subscriber.EmailAddress;

/** Parses addresses on the command line. */
final class Addresses {

  private Addresses() {}

  /** Parses an address. */
  static EmailAddress parse(String text) {
    return EmailAddress.parse(text)
        .orTell(
            reason -> {
              throw new CommandFailure(
                  ExitCode.USAGE, (text.isEmpty() ? "the address " : text + ": ") + reason);
            })
        .orElseThrow();
  }
}
