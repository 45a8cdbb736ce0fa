package anemone.newsletter;

import anemone.article.Source;
import anemone.deliver.DispatchPlan;
import anemone.deliver.Provider;
import anemone.deliver.Providers;
import anemone.deliver.dkim.DkimSigner;
import anemone.deliver.mailbox.ImapSettings;
import anemone.deliver.smtp.SmtpSettings;
import anemone.edition.Recipe;
import anemone.edition.Topic;
import anemone.network.Network;
import anemone.newsletter.Newsletter.Files;
import anemone.render.Block;
import anemone.render.Clicks;
import anemone.render.Images;
import anemone.render.Letterhead;
import anemone.render.Logo;
import anemone.render.Look;
import anemone.subscriber.Cadence;
import anemone.subscriber.Checked;
import anemone.subscriber.EmailAddress;
import anemone.subscriber.PreferenceParser;
import anemone.subscriber.Secret;
import anemone.subscriber.SignUpRules;
import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The result of reading newsletter.yaml: the newsletter, or all mistakes in it.
 *
 * @param newsletter the newsletter; empty if and only if there are problems
 * @param problems all mistakes, in the order of the file
 */
public record NewsletterFile(Optional<Newsletter> newsletter, List<Problem> problems) {

  private static final int SHORTEST_SECRET = 16;
  private static final String TOO_SHORT =
      "is too short; must have at least " + SHORTEST_SECRET + " characters";

  /** The default width of a logo, in pixels. */
  private static final int USUAL_LOGO = 120;

  /** Copies the problems. */
  public NewsletterFile {
    problems = List.copyOf(problems);
  }

  /**
   * Reads the text of a newsletter.yaml. Opens only the files with secrets.
   *
   * @param text the text
   * @param file its path, for messages and as the base of relative paths
   * @param environment the environment variables
   * @param secretFiles reads the files that hold secrets
   */
  public static NewsletterFile read(
      String text, Path file, Map<String, String> environment, SecretFiles secretFiles) {
    return read(text, file, new Environment(environment), secretFiles).file();
  }

  /** Reads the text, and returns the allowed keys as well. */
  static Result read(String text, Path file, Environment environment, SecretFiles secretFiles) {
    Problems problems = new Problems(file.toString());
    Reading reading = new Reading(environment, problems);
    Optional<Newsletter> newsletter = Optional.empty();
    try {
      Fields root = Fields.of(reading, "", new Node.Spot(1, 1), YamlTree.parse(text));
      Path folder = Optional.ofNullable(file.getParent()).orElse(Path.of(""));
      newsletter = bind(reading, environment, root, new Secrets(folder, secretFiles));
    } catch (YamlTree.NotYaml e) {
      problems.add(e.at(), "", e.why());
    }
    return new Result(
        new NewsletterFile(newsletter.filter(n -> problems.none()), problems.inOrder()),
        reading.known());
  }

  /**
   * The result, with the allowed keys.
   *
   * @param file the result
   * @param known the allowed keys of each group, by the group's path
   */
  record Result(NewsletterFile file, Map<String, Set<String>> known) {}

  private static Optional<Newsletter> bind(
      Reading reading, Environment environment, Fields root, Secrets secrets) {
    Fields head = root.requiredGroup("newsletter");
    Locale language = head.optional("language", PreferenceParser::language).orElse(Locale.ENGLISH);
    Newsletter.LinkKeys linkKeys = linkKeys(head, secrets);
    Optional<EmailAddress> returnPath = head.optional("return-path", EmailAddress::parse);
    Fields subjects = root.requiredGroup("topics");
    List<Topic> topics = EditionSection.topics(subjects);
    Map<String, String> titles = new LinkedHashMap<>();
    topics.forEach(topic -> titles.put(topic.name(), topic.title()));
    List<Block> blocks = new BlocksSection(reading).read(root);
    SignUpRules signUp = SignUpSection.read(root.group("sign-up"));
    boolean viewed = head.optional("view-in-browser", Values::yesOrNo).orElse(false);
    Newsletter.Archive archive = ArchiveSection.read(root.group("archive"));
    Clicks clicks = root.optional("clicks", Values.oneOf(Clicks.values())).orElse(Clicks.OFF);
    Optional<Letterhead> letterhead =
        LetterheadSection.read(head, titles, blocks)
            .map(l -> signUp.open() ? l.withSignUp() : l)
            .map(l -> viewed ? l.withViewer() : l)
            .map(l -> clicks == Clicks.COUNT ? l.withClicks() : l);
    if (archive.open()) {
      letterhead = letterhead.flatMap(l -> ArchiveSection.checked(head, l));
    }
    head.done();
    Set<String> names = topics.stream().map(Topic::name).collect(Collectors.toSet());
    List<Source> sources = new SourcesSection(reading, secrets.folder(), names).read(root);

    Fields edition = root.group("edition");
    Recipe recipe = EditionSection.recipe(edition, topics);
    Optional<ModelSettings> model =
        EditionSection.model(root.group("model"), root.has("model"), secrets);
    Newsletter.Editing editing = EditionSection.editing(edition, model);
    Cadence cadence = edition.optional("cadence", PreferenceParser::cadence).orElse(Cadence.DAILY);
    edition.done();

    Fields server = root.requiredGroup("smtp");
    Optional<Provider> provider = server.optional("provider", NewsletterFile::provider);
    DispatchPlan dispatch = DispatchSection.read(root, server, provider);
    Optional<SmtpSettings> smtp = SmtpSection.read(server, secrets, provider);
    Optional<ImapSettings> bounces = BouncesSection.read(root.group("bounces"), secrets);
    root.replaced("returns", "bounces");
    Network network = NetworkSection.read(root, environment, secrets);
    Look look = look(root, EditionSection.accents(subjects));
    Fields dkim = root.group("dkim");
    DkimSigner signer = new DkimSection(reading, secrets).read(dkim, root.has("dkim"), letterhead);
    Files files = files(root, secrets);
    Newsletter.Keep keep = KeepSection.read(root.group("keep"));
    Optional<String> schedule = root.optional("schedule", Values::schedule);
    if (schedule.isPresent() && files.store().isEmpty()) {
      root.problem(
          "schedule", "is for workers, which need store: jdbc:postgresql; use cron without them");
    }
    root.done();
    Optional<Letterhead> whole = letterhead;
    return whole.flatMap(
        l ->
            smtp.map(
                s ->
                    new Newsletter(
                        l,
                        language,
                        linkKeys,
                        sources,
                        recipe,
                        editing,
                        cadence,
                        s.withReturnPath(returnPath)
                            .withNetwork(network)
                            .withHelo(s.hello().name(), l.from().address().domain()),
                        signer,
                        dispatch,
                        look,
                        files,
                        bounces.map(b -> b.withNetwork(network)),
                        signUp,
                        archive,
                        provider,
                        network,
                        keep,
                        schedule)));
  }

  private static Checked<Provider> provider(String name) {
    return Values.valid(
        Providers.find(name), name, Providers.all().stream().map(Provider::name).toList());
  }

  private static Newsletter.LinkKeys linkKeys(Fields head, Secrets secrets) {
    Optional<Secret> current = secrets.read(head, "secret");
    List<Secret> former = secrets.list(head, "former-secrets");
    if (current.filter(NewsletterFile::isShort).isPresent()) {
      head.problem("secret", TOO_SHORT);
    }
    if (former.stream().anyMatch(NewsletterFile::isShort)) {
      head.problem("former-secrets", TOO_SHORT);
    }
    return new Newsletter.LinkKeys(current, former);
  }

  private static boolean isShort(Secret secret) {
    return secret.value().length() < SHORTEST_SECRET;
  }

  private static Look look(Fields root, Map<String, String> accents) {
    Fields logo = root.group("logo");
    Optional<URI> url = logo.optional("url", Values::secure);
    if (root.has("logo")) {
      logo.require("url");
    }
    int width = logo.optional("width", Values.whole(16, 528)).orElse(USUAL_LOGO);
    logo.done();
    return new Look(
        root.optional("theme", Values::theme).orElse(Look.USUAL.theme()),
        root.optional("images", Values.oneOf(Images.values())).orElse(Look.USUAL.images()),
        url.map(u -> new Logo(u.toString(), width)),
        accents);
  }

  private static Files files(Fields root, Secrets secrets) {
    Path folder = secrets.folder();
    Fields metrics = root.group("metrics");
    Optional<Path> monitored = metrics.optional("file", Values.path(folder));
    if (root.has("metrics")) {
      metrics.require("file");
    }
    metrics.done();
    return new Files(
        root.optional("state", Values.path(folder)).orElse(folder.resolve("state")),
        root.optional("templates", Values.path(folder)).orElse(folder.resolve("templates")),
        root.optional("subscribers", Values.path(folder))
            .orElse(folder.resolve("subscribers.json")),
        monitored,
        StoreSection.read(root, secrets));
  }
}
