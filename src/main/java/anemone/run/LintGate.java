package anemone.run;

import anemone.edition.Slot;
import anemone.process.CommandFailure;
import anemone.process.ExitCode;
import anemone.process.Plurals;
import anemone.render.Proof;
import anemone.render.Renderer;
import anemone.render.lint.Lint;
import anemone.render.lint.Report;
import anemone.render.lint.Severity;
import anemone.render.lint.TemplateRules;
import anemone.subscriber.Subscriber;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Prevents an edition with a lint error from being approved or sent.
 *
 * @param renderers returns the renderer of a proof
 * @param clock the time
 */
public record LintGate(Function<Proof, Renderer> renderers, Clock clock) {

  /**
   * Renders a proof once for each variant that a subscriber would get.
   *
   * @param audience the subscribers
   * @throws anemone.render.TemplateProblem if a template fails
   * @throws CommandFailure if a mail has an error that {@code anemone lint} would find
   */
  public void check(Proof proof, Audience audience) {
    check(
        renderers.apply(proof),
        audience.samples(proof.edition().slot().cadence()).stream(),
        clock.instant());
  }

  static void check(Renderer renderer, Stream<Subscriber> samples, Instant now) {
    Slot slot = renderer.proof().edition().slot();
    Report report = new Report();
    report.add(slot.label(), TemplateRules.check(renderer.proof().design()));
    // The first mail waits for this: 0.4 s less with fifteen variants on two cores.
    new SampleMails(renderer, now)
        .specimens(samples.parallel())
        .map(Lint::check)
        .toList()
        .forEach(findings -> report.add(slot.label(), findings));
    List<Report.Entry> errors = report.entries(Severity.ERROR);
    if (!errors.isEmpty()) {
      throw new CommandFailure(ExitCode.BAD_DATA, refusal(slot, errors));
    }
  }

  private static String refusal(Slot slot, List<Report.Entry> errors) {
    return slot
        + " not sent: "
        + Plurals.count(errors.size(), "error", "errors")
        + "\n"
        + errors.stream().map(e -> e.finding().toString()).collect(Collectors.joining("\n"))
        + "\nFix this and run again. To check without sending: anemone lint";
  }
}
