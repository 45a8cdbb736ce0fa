package anemone.newsletter;

import anemone.article.Source;
import anemone.deliver.DispatchPlan;
import anemone.deliver.Provider;
import anemone.deliver.dkim.DkimSigner;
import anemone.deliver.login.Credential;
import anemone.deliver.login.OAuthSettings;
import anemone.deliver.mailbox.ImapSettings;
import anemone.deliver.smtp.SmtpSettings;
import anemone.edition.Late;
import anemone.edition.LeadOrder;
import anemone.edition.Recipe;
import anemone.edition.Repeat;
import anemone.edition.Topic;
import anemone.network.Network;
import anemone.render.Images;
import anemone.render.Letterhead;
import anemone.render.Look;
import anemone.render.Mailbox;
import anemone.subscriber.Cadence;
import anemone.subscriber.EmailAddress;
import anemone.subscriber.Secret;
import anemone.subscriber.SignUpRules;
import anemone.subscriber.SubscriberRules;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Period;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The validated settings of newsletter.yaml.
 *
 * @param letterhead the data on every mail
 * @param language the default language of subscribers
 * @param linkKeys the keys that sign the links in mails
 * @param sources the sources, in the order of the file
 * @param recipe the editor's rules
 * @param editing the settings for editing
 * @param cadence the default cadence of subscribers
 * @param smtp the mail server
 * @param signer the DKIM signer
 * @param dispatch the settings for sending
 * @param look the look of its mails
 * @param files the paths of files and folders
 * @param bounces the mailbox for bounces, if one is read
 * @param signUp whether strangers may subscribe, and the limits
 * @param archive whether the sent editions are published
 * @param provider the mail provider, if one is named
 * @param network how others are reached
 * @param keep how long the state keeps what is over
 * @param schedule when workers start a run: a time of the day, or five fields as in a crontab
 */
public record Newsletter(
    Letterhead letterhead,
    Locale language,
    LinkKeys linkKeys,
    List<Source> sources,
    Recipe recipe,
    Editing editing,
    Cadence cadence,
    SmtpSettings smtp,
    DkimSigner signer,
    DispatchPlan dispatch,
    Look look,
    Files files,
    Optional<ImapSettings> bounces,
    SignUpRules signUp,
    Archive archive,
    Optional<Provider> provider,
    Network network,
    Keep keep,
    Optional<String> schedule) {

  /** Copies the sources. */
  public Newsletter {
    sources = List.copyOf(sources);
  }

  /** Returns the secrets, which must not be printed. */
  public Stream<Secret> secrets() {
    return Stream.of(
            linkKeys.all(),
            smtp.login().secrets().stream(),
            editing.model().map(ModelSettings::key).stream(),
            network.proxies().secrets(),
            files.store().stream().flatMap(s -> s.password().known().stream()),
            bounces.stream().flatMap(b -> b.login().secrets().stream()))
        .flatMap(secrets -> secrets);
  }

  /** Returns a copy whose access tokens come from providers. */
  public Newsletter withTokens(Function<OAuthSettings, Credential> tokens) {
    return new Newsletter(
        letterhead,
        language,
        linkKeys,
        sources,
        recipe,
        editing,
        cadence,
        smtp.withLogin(smtp.login().withTokens(tokens)),
        signer,
        dispatch,
        look,
        files,
        bounces.map(b -> b.withLogin(b.login().withTokens(tokens))),
        signUp,
        archive,
        provider,
        network,
        keep,
        schedule);
  }

  /** Returns a copy with another signer of mails. */
  public Newsletter withSigner(DkimSigner other) {
    return new Newsletter(
        letterhead,
        language,
        linkKeys,
        sources,
        recipe,
        editing,
        cadence,
        smtp,
        other,
        dispatch,
        look,
        files,
        bounces,
        signUp,
        archive,
        provider,
        network,
        keep,
        schedule);
  }

  /**
   * Returns a copy for a rehearsal: with another state, another subscriber list and another server,
   * on this machine, and without anything else that needs the network, a person or a key.
   *
   * @param state the state folder
   * @param subscribers the subscriber list
   * @param server the mail server
   * @param plan how mail is sent
   */
  public Newsletter rehearsing(
      Path state, Path subscribers, SmtpSettings server, DispatchPlan plan) {
    return new Newsletter(
        letterhead,
        language,
        linkKeys,
        sources,
        recipe,
        new Editing(
            editing.lead,
            editing.late,
            editing.repeat,
            Release.AT_ONCE,
            Optional.empty(),
            Optional.empty()),
        cadence,
        server,
        DkimSigner.NONE,
        plan,
        new Look(look.theme(), Images.NONE, look.logo(), look.accents()),
        new Files(state, files.templates(), subscribers, Optional.empty(), Optional.empty()),
        Optional.empty(),
        signUp,
        archive,
        Optional.empty(),
        Network.direct(),
        keep,
        Optional.empty());
  }

  /** Returns the address of the editor: the one who approves editions, else the one for replies. */
  public EmailAddress editorAddress() {
    return editing.editor().or(letterhead::replyTo).orElse(letterhead.from()).address();
  }

  /** Returns the rules and defaults for subscribers. */
  public SubscriberRules subscriberRules() {
    Set<String> topics = new LinkedHashSet<>();
    recipe.topics().stream().map(Topic::name).forEach(topics::add);
    return new SubscriberRules(topics, cadence, letterhead.zone(), language);
  }

  /**
   * The keys that sign the links in mails.
   *
   * @param current the key that signs; by default one in the state folder
   * @param former the keys that signed before; links signed with them go on to work
   */
  public record LinkKeys(Optional<Secret> current, List<Secret> former) {

    /** Copies the list. */
    public LinkKeys {
      former = List.copyOf(former);
    }

    /** Returns all of them. */
    Stream<Secret> all() {
      return Stream.concat(current.stream(), former.stream());
    }
  }

  /**
   * Settings of the archive; its address is on the letterhead.
   *
   * @param open whether the sent editions are published
   * @param noindex whether search engines are asked to keep away
   */
  public record Archive(boolean open, boolean noindex) {}

  /**
   * How long the state keeps what is over; without a value, for ever.
   *
   * @param articles the time after an article was collected or corrected
   * @param deliveries the time after an edition was closed
   * @param editions the time after an edition was closed
   */
  public record Keep(
      Optional<Period> articles, Optional<Period> deliveries, Optional<Period> editions) {

    /** The defaults. */
    public static final Keep USUAL =
        new Keep(
            Optional.of(Period.ofDays(90)), Optional.of(Period.ofMonths(13)), Optional.empty());
  }

  /**
   * Settings for editing.
   *
   * @param lead the criteria for the lead of a story, the most important first
   * @param late the treatment of missed editions
   * @param repeat whether a subscriber may see a story again in an edition of another cadence
   * @param release what has to happen before an edition is sent
   * @param editor the editor, if not the one who reads the replies
   * @param model the language model that summarises articles, if any
   */
  public record Editing(
      List<LeadOrder> lead,
      Late late,
      Repeat repeat,
      Release release,
      Optional<Mailbox> editor,
      Optional<ModelSettings> model) {

    /** Copies the list. */
    public Editing {
      lead = List.copyOf(lead);
    }

    /** Whether an editor must approve each edition. */
    public boolean approval() {
      return release.approvers() > 0;
    }
  }

  /**
   * What has to happen before the first mail of an edition leaves.
   *
   * @param approvers the number of persons who must approve it; 0 if nobody has to
   * @param hold how long it is held after its approval, so that it can be recalled unsent
   * @param studio the address of the studio, for the mails that ask for approval
   */
  public record Release(int approvers, Duration hold, Optional<URI> studio) {

    /** Nothing has to happen. */
    public static final Release AT_ONCE = new Release(0, Duration.ZERO, Optional.empty());
  }

  /**
   * The paths of files and folders; relative paths start from the folder of newsletter.yaml.
   *
   * @param state the folder that the program writes to
   * @param templates the folder of templates
   * @param subscribers the subscriber list
   * @param metrics the metrics file, if any
   * @param store the database that holds the state, if it is not in the state folder
   */
  public record Files(
      Path state,
      Path templates,
      Path subscribers,
      Optional<Path> metrics,
      Optional<StoreSettings> store) {}
}
