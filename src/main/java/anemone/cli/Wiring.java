package anemone.cli;

import anemone.article.Source;
import anemone.deliver.Books;
import anemone.deliver.DispatchPlan;
import anemone.deliver.Dispatcher;
import anemone.deliver.Sleeper;
import anemone.deliver.Transport;
import anemone.deliver.UnknownPolicy;
import anemone.deliver.mime.MimeComposer;
import anemone.deliver.smtp.SmtpTransport;
import anemone.edition.Editor;
import anemone.edition.Slot;
import anemone.edition.Topic;
import anemone.newsletter.Newsletter;
import anemone.process.Host;
import anemone.render.Letterhead;
import anemone.render.Message;
import anemone.render.Proof;
import anemone.render.Renderer;
import anemone.report.MetricsFile;
import anemone.report.ProgressLine;
import anemone.report.TerminalWidth;
import anemone.run.Audience;
import anemone.run.BounceRun;
import anemone.run.DraftMail;
import anemone.run.EditionDesk;
import anemone.run.EditionSender;
import anemone.run.EditorFactory;
import anemone.run.MailLinks;
import anemone.run.Metrics;
import anemone.run.OpenState;
import anemone.run.RosterImport;
import anemone.run.Run;
import anemone.run.SendMonitor;
import anemone.run.SendScope;
import anemone.run.Settings;
import anemone.run.SourceCollector;
import anemone.run.SubscriberFile;
import anemone.store.Database;
import anemone.store.KeyFile;
import anemone.store.SqlRecalls;
import anemone.store.SqlRoster;
import anemone.store.StateLock;
import anemone.subscriber.Cadence;
import anemone.subscriber.EmailAddress;
import anemone.subscriber.Roster;
import anemone.subscriber.Secret;
import anemone.subscriber.SignedLink;
import anemone.subscriber.Subscriber;
import anemone.subscriber.SubscriberRules;
import anemone.subscriber.Subscriptions;
import anemone.web.pages.Pages;
import anemone.web.pages.Site;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.slf4j.LoggerFactory;

/** The composition root: makes the parts of one newsletter, and joins them by hand. */
public final class Wiring {

  private static final int VARIANTS_KEPT = 64;

  /** Signs the links of previews; they open nothing. */
  private static final Secret FOR_LOOKING = new Secret("a preview's links open nothing");

  private static final Sleeper PAUSE = time -> Thread.sleep(time.toMillis());

  private final Host host;
  private final Newsletter newsletter;
  private final Path config;

  private Wiring(Host host, Newsletter newsletter, Path config) {
    this.host = host;
    this.newsletter = newsletter;
    this.config = config;
  }

  /** The parts of the newsletter that a file describes. */
  public static Wiring of(Host host, Path config) {
    return new Wiring(host, Settings.read(host, config), config);
  }

  /** A command line as a person types it to do something with this newsletter. */
  public String command(String words) {
    boolean usual = config.equals(Path.of("newsletter.yaml"));
    return "anemone " + words + (usual ? "" : " -c " + config);
  }

  public Path state() {
    return newsletter.files().state();
  }

  public boolean hasState() {
    return Database.existsIn(state());
  }

  /**
   * Opens the state for writing.
   *
   * @throws StateLock.TakenException if another process has it open; the message names it
   */
  public OpenState open() throws StateLock.TakenException {
    return open(Duration.ZERO, false);
  }

  /**
   * The same, with patience for another process that has it open.
   *
   * @param patience how long to wait for that process to end
   * @param trusted whether a database is opened that was moved or restored
   */
  public OpenState open(Duration patience, boolean trusted) throws StateLock.TakenException {
    OpenState state = OpenState.in(state(), host.clock(), PAUSE, patience, trusted);
    if (newsletter.secret().isEmpty()) {
      KeyFile.make(state(), new SecureRandom());
    }
    return state;
  }

  /**
   * Makes the state where there is none, or brings it up to date.
   *
   * @throws StateLock.TakenException if that is necessary, and another process has it open
   */
  void bringUpToDate() throws StateLock.TakenException {
    if (!Database.isCurrentIn(state())) {
      open().close();
    }
  }

  /**
   * Opens the database for a few short changes, whether a run is sending or not.
   *
   * @throws StateLock.TakenException if it must be brought up to date first, and another process
   *     has it open
   */
  Database beside() throws StateLock.TakenException {
    bringUpToDate();
    return Database.beside(state());
  }

  public Newsletter newsletter() {
    return newsletter;
  }

  public String name() {
    return newsletter.letterhead().name();
  }

  public List<Topic> topics() {
    return newsletter.recipe().topics();
  }

  /** The title of a topic. */
  public String topicTitle(String name) {
    return topics().stream()
        .filter(topic -> topic.name().equals(name))
        .map(Topic::title)
        .findFirst()
        .orElse(name);
  }

  public List<Source> sources() {
    return newsletter.sources();
  }

  /** What brings articles and pictures in. */
  public SourceCollector gathering() {
    return new SourceCollector(host, newsletter);
  }

  /** What puts editions together. */
  private EditorFactory composing() {
    return new EditorFactory(host, newsletter, gathering());
  }

  public Editor editor() {
    return composing().editor();
  }

  public EditionDesk desk(Database database) {
    return composing().desk(database);
  }

  /** The operator's subscriber file. */
  public SubscriberFile subscribers() {
    return new SubscriberFile(newsletter.files().subscribers(), newsletter.subscriberRules());
  }

  /** What takes the subscriber file into the roster. */
  RosterImport rosterImport(boolean shrink) {
    return new RosterImport(subscribers(), shrink, host.clock().instant());
  }

  /** Where the newsletter's days begin. */
  public ZoneId zone() {
    return newsletter.letterhead().zone();
  }

  /** How often a subscriber hears who does not say. */
  public Cadence cadence() {
    return newsletter.cadence();
  }

  /** Whether an editor has to approve each edition. */
  public boolean isApprovalNeeded() {
    return newsletter.editing().approval();
  }

  /** Who approves editions. */
  public EmailAddress editorAddress() {
    return newsletter
        .editing()
        .editor()
        .or(() -> newsletter.letterhead().replyTo())
        .orElse(newsletter.letterhead().from())
        .address();
  }

  /** Looks at a proof as everyone would see it, so that a mistake in a template shows early. */
  public void check(Proof proof, Audience audience) {
    EditionSender.check(
        renderer(proof),
        audience.samples(proof.edition().slot().cadence()).stream(),
        host.clock().instant());
  }

  /** Someone with the usual wishes, for an address that no list has. */
  public Subscriber guest(EmailAddress address) {
    SubscriberRules rules = newsletter.subscriberRules();
    return new Subscriber(
        address,
        "",
        List.of(),
        rules.cadence(),
        0,
        rules.zone(),
        rules.language(),
        Optional.empty(),
        Optional.empty());
  }

  /**
   * The roster, counted, after the subscriber file was taken in if it has changed; its bad entries
   * are named on standard error.
   *
   * @param everyone whether all are due, whatever their hour
   * @param strict whether one bad entry is one too many
   * @param shrink whether the file may lack many of those who were in it
   */
  public Audience audience(OpenState state, boolean everyone, boolean strict, boolean shrink) {
    SqlRoster roster = new SqlRoster(state.database());
    int invalid = rosterImport(shrink).into(roster, host.err());
    return judged(
        Audience.of(roster, newsletter.subscriberRules(), invalid, isDue(everyone)), strict);
  }

  /** The same for a database that is only looked at: as it would be if a run took the file in. */
  public Audience audience(Database look) {
    SqlRoster roster = new SqlRoster(look);
    int invalid = rosterImport(false).look(roster, host.err());
    return Audience.of(roster, newsletter.subscriberRules(), invalid, isDue(true));
  }

  /**
   * An audience that mails can go to.
   *
   * @param strict whether one bad entry of the subscriber file is one too many
   */
  public Audience judged(Audience audience, boolean strict) {
    return audience.judged(strict, newsletter.files().subscribers());
  }

  private Predicate<Subscriber> isDue(boolean everyone) {
    Instant now = host.clock().instant();
    LocalDate today = now.atZone(newsletter.letterhead().zone()).toLocalDate();
    return s -> {
      Slot slot = Slot.openOn(s.cadence(), today);
      return everyone ? slot.isFor(s) : slot.isDue(s, now);
    };
  }

  /** A round that nobody watches. */
  public Run round(OpenState state, Audience audience, boolean everyone) {
    return round(state, audience, SendScope.to(everyone), watch(state, Metrics.NONE, true));
  }

  public Run round(OpenState state, Audience audience, SendScope errand, SendMonitor watch) {
    EditionSender post = new EditionSender(this, state, errand, watch);
    return new Run(desk(state.database()), post, new DraftMail(this), audience, host.err());
  }

  /**
   * What looks after sendings.
   *
   * @param quiet whether no progress is shown, even on a terminal
   */
  public SendMonitor watch(OpenState state, Metrics metrics, boolean quiet) {
    boolean logged = LoggerFactory.getLogger(Run.class).isInfoEnabled();
    boolean capable = !host.environment().getOrDefault("TERM", "dumb").equals("dumb");
    Optional<SendMonitor.Display> display = Optional.empty();
    if (host.watched() && capable && !quiet && !logged) {
      TerminalWidth width = new TerminalWidth(host.clock());
      display =
          Optional.of(
              (slot, planned, settled) ->
                  ProgressLine.on(host.err(), host.environment(), width, slot, planned, settled));
    }
    return new SendMonitor(new SqlRecalls(state.database()), metrics, display, host.clock());
  }

  /** What a monitor is told of a run that begins now. */
  public Metrics metrics() {
    return newsletter
        .files()
        .metrics()
        .<Metrics>map(file -> new MetricsFile(file, state(), host.clock(), host.err()))
        .orElse(Metrics.NONE);
  }

  public Clock clock() {
    return host.clock();
  }

  public Renderer renderer(Proof proof) {
    return new Renderer(proof, links(proof.letterhead()), VARIANTS_KEPT);
  }

  /** Renders copies to look at: their links are signed by no key of this newsletter. */
  public Renderer previewRenderer(Proof proof) {
    return new Renderer(
        proof,
        new MailLinks(proof.letterhead(), FOR_LOOKING, newsletter.smtp().returnPath()),
        VARIANTS_KEPT);
  }

  /** The signed links of a letterhead. */
  public MailLinks links(Letterhead letterhead) {
    Secret key = newsletter.secret().or(() -> KeyFile.read(state())).orElse(FOR_LOOKING);
    return new MailLinks(letterhead, key, newsletter.smtp().returnPath());
  }

  /**
   * The pages of subscribers.
   *
   * @param roster where what they do is kept
   */
  Pages pages(Roster roster) {
    Letterhead letterhead = newsletter.letterhead();
    Secret key = newsletter.secret().or(() -> KeyFile.read(state())).orElse(FOR_LOOKING);
    Site site =
        new Site(
            letterhead.name(),
            letterhead.postalAddress().lines().toList(),
            letterhead.links(),
            topics(),
            newsletter.subscriberRules());
    SignedLink links = new SignedLink(key, letterhead.listId(), letterhead.links());
    return SubscriberPages.of(
        newsletter.files().templates(),
        newsletter.look().theme(),
        (own, usual, style) ->
            new Pages(site, new Subscriptions(roster, links), own, usual, style, host.clock()));
  }

  /** What goes through the messages that came back. */
  public BounceRun returnMail(OpenState state) {
    return new BounceRun(this, state, host.clock(), host.err());
  }

  byte[] mime(Message message) {
    return composer().compose(message);
  }

  public Transport transport() {
    return new SmtpTransport(newsletter.smtp(), composer());
  }

  private MimeComposer composer() {
    return new MimeComposer(newsletter.signer());
  }

  public Dispatcher dispatcher(Books books, DispatchPlan plan) {
    return new Dispatcher(transport(), books, plan, host.clock(), PAUSE);
  }

  /** How editions are sent. */
  public DispatchPlan plan() {
    return newsletter.dispatch();
  }

  public Sleeper pause() {
    return PAUSE;
  }

  public UnknownPolicy unknown() {
    return newsletter.dispatch().unknown();
  }
}
