package anemone.cli;

import anemone.newsletter.Newsletter;
import anemone.newsletter.SmtpProperty;
import anemone.process.Host;
import anemone.process.SafeWriter;
import anemone.report.HoldLine;
import anemone.report.MetricsFile;
import anemone.report.ProgressLine;
import anemone.report.TerminalWidth;
import anemone.run.Audience;
import anemone.run.CollectResult;
import anemone.run.DraftMail;
import anemone.run.EarlierStories;
import anemone.run.EditionSender;
import anemone.run.NewsletterState;
import anemone.run.Preview;
import anemone.run.Rehearsal;
import anemone.run.Run;
import anemone.run.RunListener;
import anemone.run.SendMonitor;
import anemone.run.SendScope;
import anemone.run.StatePruner;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.LoggerFactory;

/**
 * Creates what runs the whole job: collects, composes, sends.
 *
 * @param host the surroundings of the process
 * @param newsletter the settings
 * @param wiring creates the other use cases
 * @param mails creates what sends messages
 * @param surroundings what a rehearsal replaces
 */
record RunWiring(
    Host host, Newsletter newsletter, Wiring wiring, MailWiring mails, Surroundings surroundings) {

  /**
   * A run.
   *
   * @param listener receives its events
   */
  Run run(NewsletterState state, Audience audience, SendScope scope, RunListener listener) {
    return run(state, audience, scope, listener, () -> wiring.collector().collect(state));
  }

  /**
   * A run that gets its articles elsewhere.
   *
   * @param collect brings new articles into the state
   */
  Run run(
      NewsletterState state,
      Audience audience,
      SendScope scope,
      RunListener listener,
      Supplier<CollectResult> collect) {
    SmtpProperty.weakening(newsletter.smtp().client().properties())
        .forEach(
            name ->
                host.err().println("smtp.properties: " + name + " weakens TLS (smtp.insecure)"));
    SendMonitor monitor = new SendMonitor(state.recalls(), listener, surroundings.steady());
    EditionSender sender =
        new EditionSender(
            state,
            wiring::renderer,
            new EarlierStories(state.proofs(), state.ledger(), newsletter.editing().repeat()),
            mails.mailer(state.quirks(newsletter.smtp().server())),
            scope,
            monitor);
    return new Run(
        wiring.editors().desk(state),
        sender,
        new DraftMail(wiring.mailer(), wiring.lists(), wiring::command),
        audience,
        collect,
        () -> wiring.bounces(state).read(),
        host.err());
  }

  /** What deletes from the state what the settings do not keep. */
  StatePruner pruner() {
    return new StatePruner(
        newsletter.keep(), newsletter.recipe(), host.clock(), surroundings.pause());
  }

  /**
   * The listeners of a run that starts now: metrics, and progress on a terminal.
   *
   * @param quiet whether no progress is shown
   */
  List<RunListener> listeners(boolean quiet) {
    List<RunListener> listeners = new ArrayList<>();
    boolean logged = LoggerFactory.getLogger(Run.class).isInfoEnabled();
    boolean capable = !host.environment().getOrDefault("TERM", "dumb").equals("dumb");
    if (!quiet) {
      boolean terminal = host.watched() && capable && !logged;
      PrintWriter err = terminal ? SafeWriter.raw(host.err()) : host.err();
      listeners.add(new HoldLine(err, terminal, newsletter.letterhead().zone(), wiring::command));
    }
    if (host.watched() && capable && !quiet && !logged) {
      TerminalWidth width = new TerminalWidth(host.clock());
      listeners.add(new ProgressLine(SafeWriter.raw(host.err()), host.environment(), width));
    }
    newsletter
        .files()
        .metrics()
        .ifPresent(
            file ->
                listeners.add(new MetricsFile(file, wiring.folder(), host.clock(), host.err())));
    return listeners;
  }

  /** Returns a rehearsal of sending all editions that are open or due. */
  Rehearsal rehearsal(NewsletterState state, Preview preview) {
    return new Rehearsal(
        wiring.editors().desk(state), state.ledger(), newsletter.dispatch(), preview);
  }
}
