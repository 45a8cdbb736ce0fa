package anemone.cli;

import anemone.process.CommandFailure;
import anemone.process.ExitCode;
import anemone.process.Host;
import anemone.run.ImportStore;
import anemone.run.ImportStore.Placed;
import anemone.run.ImportStore.Revival;
import anemone.run.NewsletterState;
import anemone.subscriber.EmailAddress;
import anemone.subscriber.PreferenceSet;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code anemone subscribers add ADDRESS}: subscribes one person. */
@Command(
    name = "add",
    mixinStandardHelpOptions = true,
    description = "Subscribe an address that asked for it.",
    footer = {"", "Example: anemone subscribers add ada@example.org --consent \"asked by phone\""})
final class SubscribersAddCommand extends AddressCommand {

  @Option(
      names = "--consent",
      paramLabel = "TEXT",
      description = "What they agreed to, and how; stored as the proof of consent.")
  private String consent = "";

  @Option(
      names = "--revive",
      description = "Subscribe them even if they unsubscribed or were forgotten; needs --consent.")
  private boolean revive;

  SubscribersAddCommand(Host host) {
    super(host);
  }

  @Override
  ExitCode act(Wiring wiring, NewsletterState state, EmailAddress meant) {
    if (revive && consent.isEmpty()) {
      throw new CommandFailure(ExitCode.USAGE, "--revive needs --consent TEXT");
    }
    ImportStore imports = state.imports();
    ImportStore.Import single =
        new ImportStore.Import(
            0,
            new ImportStore.Terms(revive ? Revival.FORGOTTEN_TOO : Revival.NOBODY, consent),
            host().clock().instant());
    Placed[] placed = {Placed.SAME};
    imports.together(
        () ->
            placed[0] = imports.place(single, wiring.lists().guest(meant), PreferenceSet.NOTHING));
    host()
        .out()
        .println(
            switch (placed[0]) {
              case ADDED -> "1 address subscribed";
              case UPDATED, SAME -> meant + " is already subscribed";
              case KEPT_OUT -> throw keptOut(state, meant);
              case FORGOTTEN ->
                  throw refused(
                      meant + " was forgotten", "add " + meant + " --revive --consent TEXT");
            });
    return ExitCode.OK;
  }

  private static CommandFailure keptOut(NewsletterState state, EmailAddress meant) {
    String why =
        state
            .suppressions()
            .find(meant)
            .map(suppression -> suppression.reason().word())
            .orElse("suppressed");
    return refused(meant + " is suppressed (" + why + ")", "restore " + meant);
  }

  private static CommandFailure refused(String why, String command) {
    return new CommandFailure(
        ExitCode.BAD_DATA,
        why + "; if the owner asks for the newsletter: anemone subscribers " + command);
  }
}
