package anemone.cli;

import anemone.deliver.Sleeper;
import anemone.deliver.Transport;
import anemone.deliver.jakarta.JakartaTransport;
import anemone.deliver.mime.MimeComposer;
import anemone.deliver.smtp.AutoTransport;
import anemone.deliver.smtp.ServerQuirks;
import anemone.deliver.smtp.SmtpSettings;
import anemone.deliver.smtp.SmtpSettings.Client.Kind;
import anemone.deliver.smtp.SmtpTransport;
import anemone.doctor.Checks;
import anemone.doctor.DnsAuthChecks;
import anemone.edition.Slot;
import anemone.newsletter.Newsletter;
import anemone.newsletter.SmtpProperty;
import anemone.process.Host;
import anemone.process.SafeWriter;
import anemone.process.SteadyClock;
import anemone.render.Letterhead;
import anemone.render.Message;
import anemone.render.Proof;
import anemone.render.Renderer;
import anemone.report.Explanation;
import anemone.report.HoldLine;
import anemone.report.MetricsFile;
import anemone.report.ProgressLine;
import anemone.report.TerminalWidth;
import anemone.run.Audience;
import anemone.run.BounceRun;
import anemone.run.CollectResult;
import anemone.run.DraftMail;
import anemone.run.EarlierStories;
import anemone.run.EditionDesk;
import anemone.run.EditionSender;
import anemone.run.EditorFactory;
import anemone.run.LintGate;
import anemone.run.MailLinks;
import anemone.run.Mailer;
import anemone.run.NewsletterState;
import anemone.run.Preview;
import anemone.run.Recall;
import anemone.run.Rehearsal;
import anemone.run.Run;
import anemone.run.RunListener;
import anemone.run.SendMonitor;
import anemone.run.SendScope;
import anemone.run.Settings;
import anemone.run.SourceCollector;
import anemone.run.StateFolder;
import anemone.run.StatePruner;
import anemone.run.SubscriberLists;
import anemone.run.studio.Studio;
import anemone.run.studio.TemplateStudio;
import anemone.subscriber.Secret;
import anemone.subscriber.SignedLink;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.LoggerFactory;

/**
 * The composition root: creates the use cases of one newsletter. Used by commands only, and never
 * stored.
 */
final class Wiring {

  private static final int VARIANTS_KEPT = 64;

  /** The key for the links of previews, which are not valid anywhere. */
  private static final Secret PREVIEW_KEY = new Secret("a preview's links open nothing");

  /** The maximum time that a short change waits for another writer. */
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  static final Sleeper PAUSE = time -> Thread.sleep(time.toMillis());

  private final Host host;
  private final Newsletter newsletter;
  private final Path config;

  /** The clock for sending, which changes of the system clock do not affect. */
  private final Clock steady;

  private final TokenWiring tokens;
  private final StateFolder folder;

  private final Surroundings surroundings;

  private Wiring(
      Host host,
      Newsletter newsletter,
      Path config,
      TokenWiring tokens,
      Surroundings surroundings) {
    this.tokens = tokens;
    this.host = host;
    this.newsletter = newsletter;
    this.config = config;
    this.steady = surroundings.steady();
    this.surroundings = surroundings;
    this.folder = store().folder();
  }

  /**
   * The newsletter of a settings file.
   *
   * @throws anemone.process.CommandFailure with all mistakes of the file, one line each
   */
  static Wiring of(Host host, Path config) {
    Newsletter read = Settings.read(host, config);
    Clock steady = SteadyClock.from(host.clock());
    TokenWiring tokens = new TokenWiring(steady, read.network());
    return new Wiring(
        host, read.withTokens(tokens::token), config, tokens, Surroundings.real(steady, PAUSE));
  }

  /**
   * A newsletter that is rehearsed.
   *
   * @param host its clock is simulated
   * @param newsletter its settings, of which no file is read
   */
  static Wiring rehearsing(
      Host host, Newsletter newsletter, Path config, Surroundings surroundings) {
    TokenWiring tokens = new TokenWiring(host.clock(), newsletter.network());
    return new Wiring(host, newsletter, config, tokens, surroundings);
  }

  /** Returns the command line to type for a command on this newsletter. */
  String command(String words) {
    boolean usual = config.equals(Path.of("newsletter.yaml"));
    return "anemone " + words + (usual ? "" : " -c " + config);
  }

  /** The access tokens of mail providers. */
  TokenWiring tokens() {
    return tokens;
  }

  /** The settings. */
  Newsletter newsletter() {
    return newsletter;
  }

  /** The state folder. */
  StateFolder folder() {
    return folder;
  }

  /** Where the state is kept. */
  StoreWiring store() {
    return new StoreWiring(newsletter.files(), host.environment(), steady, surroundings.pause());
  }

  /** Opens the state for writing, without waiting for another process. */
  NewsletterState open() {
    return open(Duration.ZERO, false);
  }

  /**
   * Opens the state for writing, and makes the key that signs links unless the settings name one.
   *
   * @param patience how long to wait for another process that writes it
   * @param trusted whether it is opened although it was moved or restored
   */
  NewsletterState open(Duration patience, boolean trusted) {
    return withKey(folder().open(patience, trusted));
  }

  private NewsletterState withKey(NewsletterState state) {
    if (newsletter.linkKeys().current().isEmpty()) {
      try {
        folder()
            .makeKey(new SecureRandom(), () -> state.ledger().acceptedSince(Instant.EPOCH) == 0);
      } catch (RuntimeException e) {
        state.close();
        throw e;
      }
    }
    return state;
  }

  /**
   * Opens the state for short changes, also while a run sends, and creates the key that signs links
   * unless the settings name one.
   */
  NewsletterState openShared() {
    return withKey(folder().openShared(PATIENCE));
  }

  /** The subscribers; bad entries are named on standard error. */
  SubscriberLists lists() {
    return new SubscriberLists(newsletter, host.clock(), host.err());
  }

  /** What fetches articles and pictures. */
  SourceCollector collector() {
    return new SourceCollector(host, newsletter);
  }

  /** What composes editions. */
  EditorFactory editors() {
    return new EditorFactory(host, newsletter, collector());
  }

  /** What keeps editions with errors back. */
  LintGate lint() {
    return new LintGate(this::renderer, host.clock());
  }

  /** What makes the copies of a proof. */
  Renderer renderer(Proof proof) {
    return surroundings
        .renderers()
        .apply(made -> new Renderer(made, links(made.letterhead()), VARIANTS_KEPT))
        .apply(proof);
  }

  /** A look at the copies of subscribers, whose links are theirs. */
  Preview preview(NewsletterState state, Audience audience) {
    return preview(editors().desk(state), audience, this::renderer);
  }

  /** A look at copies that nobody gets: their links change nobody's subscription. */
  Preview lookAt(EditionDesk desk, Audience audience) {
    return preview(desk, audience, this::harmless);
  }

  /** Returns what makes copies whose links change nobody's subscription. */
  private Renderer harmless(Proof proof) {
    return new Renderer(
        proof,
        new MailLinks(proof.letterhead(), List.of(PREVIEW_KEY), newsletter.smtp().returnPath()),
        VARIANTS_KEPT);
  }

  /**
   * A look at the editions of a desk; where nothing was collected yet, at what the sources have.
   */
  private Preview preview(
      EditionDesk desk, Audience audience, Function<Proof, Renderer> renderers) {
    return new Preview(
        desk,
        audience,
        lists()::guest,
        renderers,
        folder().exists()
            ? Optional.empty()
            : Optional.of(
                () -> {
                  host.err().println("nothing was collected yet: looking at what the sources have");
                  return collector().fetch(host.err());
                }));
  }

  /** Returns a rehearsal of sending all editions that are open or due. */
  Rehearsal rehearsal(NewsletterState state, Preview preview) {
    return new Rehearsal(editors().desk(state), state.ledger(), newsletter.dispatch(), preview);
  }

  /** A message as it is sent. */
  byte[] mime(Message message) {
    return composer().compose(message);
  }

  /** The way out for mail that no ledger knows, which leaves one at a time. */
  Mailer mailer() {
    Transport transport =
        newsletter.smtp().client().kind() == Kind.PIPELINED
            ? new SmtpTransport(newsletter.smtp(), composer(), ServerQuirks.none())
            : new JakartaTransport(newsletter.smtp(), composer());
    return mailer(transport);
  }

  /** The way out for editions. */
  private Mailer mailer(ServerQuirks quirks) {
    SmtpSettings smtp = newsletter.smtp();
    MimeComposer composer = composer();
    Transport pipelined = new SmtpTransport(smtp, composer, quirks);
    Transport jakarta = new JakartaTransport(smtp, composer);
    return mailer(
        surroundings
            .around()
            .apply(
                switch (smtp.client().kind()) {
                  case AUTO -> new AutoTransport(pipelined, jakarta, quirks);
                  case PIPELINED -> pipelined;
                  case JAKARTA -> jakarta;
                }));
  }

  private Mailer mailer(Transport transport) {
    return new Mailer(transport, newsletter.dispatch(), steady, surroundings.pause());
  }

  /**
   * A run.
   *
   * @param listener receives its events
   */
  Run run(NewsletterState state, Audience audience, SendScope scope, RunListener listener) {
    return run(state, audience, scope, listener, () -> collector().collect(state));
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
    SendMonitor monitor = new SendMonitor(state.recalls(), listener, steady);
    EditionSender sender =
        new EditionSender(
            state,
            this::renderer,
            new EarlierStories(state.proofs(), state.ledger(), newsletter.editing().repeat()),
            mailer(state.quirks(newsletter.smtp().server())),
            scope,
            monitor);
    return new Run(
        editors().desk(state),
        sender,
        new DraftMail(mailer(), lists(), this::command),
        audience,
        collect,
        () -> bounces(state).read(),
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
      listeners.add(new HoldLine(err, terminal, newsletter.letterhead().zone(), this::command));
    }
    if (host.watched() && capable && !quiet && !logged) {
      TerminalWidth width = new TerminalWidth(host.clock());
      listeners.add(new ProgressLine(SafeWriter.raw(host.err()), host.environment(), width));
    }
    newsletter
        .files()
        .metrics()
        .ifPresent(
            file -> listeners.add(new MetricsFile(file, folder(), host.clock(), host.err())));
    return listeners;
  }

  /** The recall of an edition. */
  Recall recall(Slot slot) {
    return new Recall(folder(), lists(), mailer(), slot);
  }

  /** Takes an editor's sheet of some editions. */
  SheetSession sheets(List<Slot> slots) {
    return new SheetSession(host, folder(), editors(), this::command, slots);
  }

  /** Opens sheets in the editor of the person at the terminal. */
  SheetEditor sheetEditor(SheetSession session) {
    return new SheetEditor(host, folder().path(), this::command, session);
  }

  /** What edits the editions that wait in a browser. */
  Studio studio() {
    return new Studio(folder(), editors(), lists(), lint(), this::harmless);
  }

  /** What shows specimens in the templates. */
  TemplateStudio templateStudio() {
    return new TemplateStudio(editors(), lists(), host.clock());
  }

  /** What reads the return mailbox. */
  BounceRun bounces(NewsletterState state) {
    return new BounceRun(newsletter, lists(), state, links(newsletter.letterhead()));
  }

  /** Answers why things are as they are. */
  Explanation explanation(NewsletterState state, Audience audience) {
    EditorFactory editors = editors();
    return new Explanation(editors.desk(state), audience, state, editors.modelChoices(state));
  }

  /** The checks of {@code anemone doctor}, which name no bad entry. */
  Checks checks(DnsAuthChecks records) {
    SubscriberLists unnamed =
        new SubscriberLists(newsletter, host.clock(), new PrintWriter(Writer.nullWriter(), false));
    return new Checks(
        editors(), folder(), unnamed, lint(), mailer().transport(), this::size, records);
  }

  /** The parts of {@code serve}. */
  PageWiring pageWiring() {
    Letterhead letterhead = newsletter.letterhead();
    return new PageWiring(
        newsletter,
        new SignedLink(keys(), letterhead.listIds(), letterhead.links()),
        this::renderer,
        mailer(),
        host.clock());
  }

  /** Returns the key that signs links, then the former ones; a key in the state folder is one. */
  private List<Secret> keys() {
    List<Secret> keys = new ArrayList<>(newsletter.linkKeys().current().stream().toList());
    folder().key().ifPresent(keys::add);
    keys.addAll(newsletter.linkKeys().former());
    return keys.isEmpty() ? List.of(PREVIEW_KEY) : keys.stream().distinct().toList();
  }

  /** Returns the size of a copy with all stories of an edition, in octets. */
  private long size(Proof proof) {
    return renderer(proof)
        .render(lists().guest(newsletter.letterhead().from().address()), steady.instant())
        .map(message -> mime(message).length)
        .orElse(0);
  }

  private MailLinks links(Letterhead letterhead) {
    return new MailLinks(letterhead, keys(), newsletter.smtp().returnPath());
  }

  private MimeComposer composer() {
    return new MimeComposer(FastSignatures.in(newsletter.signer()));
  }
}
