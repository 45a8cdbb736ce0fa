package anemone.cli;

import anemone.process.CommandFailure;
import anemone.process.ExitCode;
import anemone.process.Host;
import anemone.process.Plurals;
import anemone.run.NewsletterState;
import anemone.subscriber.EmailAddress;
import anemone.subscriber.Suppression;
import anemone.subscriber.Suppressions;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** {@code anemone subscribers restore}: lifts suppressions. */
@Command(
    name = "restore",
    mixinStandardHelpOptions = true,
    description =
        "Send to these addresses again, or to all that were suppressed by mistake. Restore an"
            + " address that unsubscribed or complained only if its owner asks for it.",
    footer = {
      "",
      "Examples:",
      "  anemone subscribers restore ada@example.org",
      "  anemone subscribers restore --since 2026-11-23 --reason bounced"
    })
final class SubscribersRestoreCommand implements Callable<Integer> {

  /** Reasons that can be restored in bulk; the others are wishes of subscribers. */
  private static final List<Suppression.Reason> BULK_REASONS =
      List.of(Suppression.Reason.BOUNCED, Suppression.Reason.MANUAL);

  private final Host host;

  @Mixin private NewsletterOptions options;

  @Parameters(paramLabel = "ADDRESS", arity = "0..*", description = "The addresses.")
  private List<String> addresses = List.of();

  @Option(
      names = "--since",
      paramLabel = "TIME",
      description =
          "All addresses suppressed since TIME: a date such as 2026-11-23, a time such as"
              + " 2026-11-23T06:00:00Z, or a duration before now such as 3d.")
  private Optional<String> since = Optional.empty();

  @Option(
      names = "--reason",
      paramLabel = "REASON",
      description = "With --since, the reason: bounced (default) or manual.")
  private Optional<String> reason = Optional.empty();

  SubscribersRestoreCommand(Host host) {
    this.host = host;
  }

  @Override
  public Integer call() {
    if (addresses.isEmpty() == since.isEmpty() || (since.isEmpty() && reason.isPresent())) {
      throw usage("give either addresses or --since, which allows --reason");
    }
    Wiring wiring = Wiring.of(host, options.config());
    List<EmailAddress> parsed = addresses.stream().map(Addresses::parse).toList();
    Suppression.Reason bulkReason = reason();
    Optional<Instant> first =
        since.map(text -> moment(text, wiring.newsletter().letterhead().zone()));
    // Without the lock, so that it works while a run sends.
    try (NewsletterState state = wiring.openShared()) {
      Suppressions suppressions = state.suppressions();
      List<EmailAddress> lifted = new ArrayList<>(parsed);
      first.ifPresent(
          moment ->
              suppressions.each(
                  s -> {
                    if (s.reason() == bulkReason && !s.since().isBefore(moment)) {
                      lifted.add(s.address());
                    }
                  }));
      int restored = 0;
      for (EmailAddress address : lifted) {
        if (suppressions.remove(address)) {
          restored++;
        } else {
          host.err().println(address + " is not suppressed");
        }
      }
      host.out().println(Plurals.count(restored, "address", "addresses") + " restored");
      return ExitCode.OK.number();
    }
  }

  private Suppression.Reason reason() {
    String word = reason.orElse(Suppression.Reason.BOUNCED.word());
    return BULK_REASONS.stream()
        .filter(allowed -> allowed.word().equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                usage(
                    "--reason: \"%s\" is not valid; must be one of bounced, manual".formatted(word)
                        + " (for people who unsubscribed or complained, give the address)"));
  }

  private Instant moment(String text, ZoneId zone) {
    try {
      if (text.matches("\\d+\\s*[smhd]")) {
        return host.clock().instant().minus(new TimeSpan().convert(text));
      }
      return text.contains("T")
          ? Instant.parse(text)
          : LocalDate.parse(text).atStartOfDay(zone).toInstant();
    } catch (DateTimeParseException | TypeConversionException e) {
      throw usage(
          "--since: \"%s\" is not a time such as 2026-11-23, 2026-11-23T06:00:00Z or 3d"
              .formatted(text));
    }
  }

  private static CommandFailure usage(String message) {
    return new CommandFailure(ExitCode.USAGE, message);
  }
}
