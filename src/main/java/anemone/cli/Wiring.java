package anemone.cli;

import anemone.deliver.Sleeper;
import anemone.doctor.Checks;
import anemone.doctor.DnsAuthChecks;
import anemone.edition.Slot;
import anemone.newsletter.Newsletter;
import anemone.process.Host;
import anemone.process.SteadyClock;
import anemone.render.Message;
import anemone.render.Proof;
import anemone.render.Renderer;
import anemone.report.Explanation;
import anemone.run.Audience;
import anemone.run.BounceRun;
import anemone.run.EditionDesk;
import anemone.run.EditorFactory;
import anemone.run.LintGate;
import anemone.run.Mailer;
import anemone.run.NewsletterState;
import anemone.run.Preview;
import anemone.run.Recall;
import anemone.run.Settings;
import anemone.run.SourceCollector;
import anemone.run.StateFolder;
import anemone.run.SubscriberLists;
import anemone.run.studio.Studio;
import anemone.run.studio.TemplateStudio;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The composition root: creates the use cases of one newsletter. Used by commands only, and never
 * stored.
 */
final class Wiring {

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
  private final CopyWiring copies;
  private final MailWiring mails;

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
    this.copies = new CopyWiring(newsletter, folder, surroundings);
    this.mails = new MailWiring(newsletter, surroundings);
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
    return copies.withKey(folder().open(patience, trusted));
  }

  /**
   * Opens the state for short changes, also while a run sends, and creates the key that signs links
   * unless the settings name one.
   */
  NewsletterState openShared() {
    return copies.withKey(folder().openShared(PATIENCE));
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
    return copies.renderer(proof);
  }

  /** A look at the copies of subscribers, whose links are theirs. */
  Preview preview(NewsletterState state, Audience audience) {
    return preview(editors().desk(state), audience, this::renderer);
  }

  /** A look at copies that nobody gets: their links change nobody's subscription. */
  Preview lookAt(EditionDesk desk, Audience audience) {
    return preview(desk, audience, copies::harmless);
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

  /** A message as it is sent. */
  byte[] mime(Message message) {
    return mails.composer().compose(message);
  }

  /** The way out for mail that no ledger knows, which leaves one at a time. */
  Mailer mailer() {
    return mails.mailer();
  }

  /** What runs the whole job. */
  RunWiring runs() {
    return new RunWiring(
        host, newsletter, folder, copies, mails, lists(), editors(), this::command, surroundings);
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
    return new Studio(folder(), editors(), lists(), lint(), copies::harmless);
  }

  /** What shows specimens in the templates. */
  TemplateStudio templateStudio() {
    return new TemplateStudio(editors(), lists(), host.clock());
  }

  /** What reads the return mailbox. */
  BounceRun bounces(NewsletterState state) {
    return runs().bounces(state);
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
    return new PageWiring(newsletter, copies.signedLink(), this::renderer, mailer(), host.clock());
  }

  /** Returns the size of a copy with all stories of an edition, in octets. */
  private long size(Proof proof) {
    return renderer(proof)
        .render(lists().guest(newsletter.letterhead().from().address()), steady.instant())
        .map(message -> mime(message).length)
        .orElse(0);
  }
}
