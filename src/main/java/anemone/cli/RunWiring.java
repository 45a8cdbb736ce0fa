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
import anemone.run.BounceRun;
import anemone.run.CollectResult;
import anemone.run.DraftMail;
import anemone.run.EarlierStories;
import anemone.run.EditionSender;
import anemone.run.EditorFactory;
import anemone.run.NewsletterState;
import anemone.run.Preview;
import anemone.run.Rehearsal;
import anemone.run.Run;
import anemone.run.RunListener;
import anemone.run.SendMonitor;
import anemone.run.SendScope;
import anemone.run.StateFolder;
import anemone.run.StatePruner;
import anemone.run.SubscriberLists;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.slf4j.LoggerFactory;

/**
 * Creates what runs the whole job: collects, composes, sends.
 *
 * @param host the surroundings of the process
 * @param newsletter the settings
 * @param folder the state
 * @param copies creates what makes the copies of an edition
 * @param mails creates what sends messages
 * @param lists the subscribers
 * @param editors composes editions
 * @param command returns the command line to type for a command on the newsletter
 * @param surroundings what a rehearsal replaces
 */
record RunWiring(
    Host host,
    Newsletter newsletter,
    StateFolder folder,
    CopyWiring copies,
    MailWiring mails,
    SubscriberLists lists,
    EditorFactory editors,
    UnaryOperator<String> command,
    Surroundings surroundings) {

  /**
   * A run.
   *
   * @param listener receives its events
   */
  Run run(NewsletterState state, Audience audience, SendScope scope, RunListener listener) {
    return run(state, audience, scope, listener, () -> editors.collector().collect(state));
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
            copies::renderer,
            new EarlierStories(state.editions(), state.ledger(), newsletter.editing().repeat()),
            mails.mailer(state.quirks(newsletter.smtp().server())),
            scope,
            monitor,
            folder.isShared()
                ? Optional.of(() -> workers().edition(WorkerWiring.name(host), scope.part()))
                : Optional.empty());
    return new Run(
        editors.desk(state),
        sender,
        new DraftMail(mails.mailer(), lists, command),
        audience,
        collect,
        () -> bounces(state).read(),
        host.err());
  }

  /** What shares editions with other workers. */
  WorkerWiring workers() {
    return new WorkerWiring(newsletter, folder, copies, mails, surroundings);
  }

  /** What reads the return mailbox. */
  BounceRun bounces(NewsletterState state) {
    return new BounceRun(newsletter, lists, state, copies.links(newsletter.letterhead()));
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
      listeners.add(new HoldLine(err, terminal, newsletter.letterhead().zone(), command));
    }
    if (host.watched() && capable && !quiet && !logged) {
      TerminalWidth width = new TerminalWidth(host.clock());
      listeners.add(new ProgressLine(SafeWriter.raw(host.err()), host.environment(), width));
    }
    newsletter
        .files()
        .metrics()
        .ifPresent(file -> listeners.add(new MetricsFile(file, folder, host.clock(), host.err())));
    return listeners;
  }

  /** Returns a rehearsal of sending all editions that are open or due. */
  Rehearsal rehearsal(NewsletterState state, Preview preview) {
    return new Rehearsal(editors.desk(state), state.ledger(), newsletter.dispatch(), preview);
  }
}
