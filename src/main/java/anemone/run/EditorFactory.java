package anemone.run;

import anemone.article.Article;
import anemone.collect.http.ChatModel;
import anemone.edition.Bite;
import anemone.edition.Editor;
import anemone.edition.Guard;
import anemone.edition.ModelAnswers;
import anemone.edition.Timetable;
import anemone.edition.rank.TopicWords;
import anemone.edition.rank.WeightedRanking;
import anemone.edition.story.SameStory;
import anemone.edition.summary.LeadSummarizer;
import anemone.newsletter.ModelSettings;
import anemone.newsletter.Newsletter;
import anemone.process.CommandFailure;
import anemone.process.ExitCode;
import anemone.process.FileFailure;
import anemone.process.Host;
import anemone.process.SteadyClock;
import anemone.render.Design;
import anemone.render.Images;
import anemone.render.Pictures;
import anemone.render.Proof;
import anemone.render.Theme;
import anemone.subscriber.DidYouMean;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Creates the editor and the edition desk of a newsletter.
 *
 * @param host has the clock and standard error, for failures of a language model
 * @param newsletter the settings
 * @param collector fetches articles and pictures
 */
public record EditorFactory(Host host, Newsletter newsletter, SourceCollector collector) {

  private static final Duration HALF_LIFE = Duration.ofHours(18);

  /** Returns the editor, which composes editions. */
  public Editor editor() {
    Map<String, Double> weights =
        newsletter.sources().stream().collect(Collectors.toMap(s -> s.name(), s -> s.weight()));
    TopicWords topics = new TopicWords(newsletter.recipe().topics());
    Set<String> said = new HashSet<>();
    Guard guard =
        new Guard(
            notice -> {
              if (said.add(notice)) {
                host.err().println(notice);
              }
            });
    return new Editor(
        newsletter.recipe(),
        guard.stories(
            new SameStory(
                newsletter.editing().lead(), weights, newsletter.recipe().storylineDays())),
        guard.ranking(new WeightedRanking(weights, topics, HALF_LIFE)),
        guard.sections(topics),
        guard.summarizer(new LeadSummarizer()));
  }

  /** Returns the gists of the newsletter's language model, if it names one. */
  public Optional<ModelGists> modelGists() {
    return newsletter.editing().model().map(m -> gists(m, requests(m)));
  }

  private ModelGists gists(ModelSettings model, ModelRequests requests) {
    return new ModelGists(task(model), model.name(), requests, host.err());
  }

  private ModelRequests requests(ModelSettings model) {
    return new ModelRequests(
        () ->
            new ChatModel(
                model.url(),
                model.name(),
                model.key().value(),
                model.patience(),
                newsletter.network()),
        model.budget(),
        SteadyClock.from(host.clock()),
        host.err());
  }

  /** Returns a sentence with the language model's gist of an article; empty without an answer. */
  public Function<Article, Optional<String>> modelChoices(NewsletterState state) {
    Optional<ModelGists> gists = modelGists();
    return article ->
        gists.flatMap(g -> g.explanation(byRules(article), state.modelAnswers(), now()));
  }

  private Bite byRules(Article article) {
    return Bite.of(article, new LeadSummarizer().gist(article, newsletter.recipe().gist()));
  }

  private Instant now() {
    return host.clock().instant();
  }

  private ModelTask task(ModelSettings model) {
    return switch (model.task()) {
      case CHOOSE -> new ChooseTask(newsletter.recipe().gist(), newsletter.recipe().points());
      case RETELL -> new RetellTask();
    };
  }

  /** Fetches and stores what the editions that would be composed now need from the network. */
  public void fetch(NewsletterState state) {
    if (fetches()) {
      desk(state).fetch();
    } else {
      // Reads the templates, so that a mistake in them is told all the same.
      Design unused = design();
    }
  }

  private boolean fetches() {
    return newsletter.editing().model().isPresent() || newsletter.look().images() != Images.NONE;
  }

  /** Returns the desk of a state, as of now. */
  public EditionDesk desk(NewsletterState state) {
    return desk(state, editor());
  }

  /** Returns the desk of a state, as of now, whose editions a given editor composes. */
  public EditionDesk desk(NewsletterState state, Editor editor) {
    Pictures pictures = state.pictures();
    ModelAnswers answers = state.modelAnswers();
    Instant now = now();
    Optional<ModelSettings> model = newsletter.editing().model();
    Optional<ModelRequests> requests = model.map(this::requests);
    Optional<ModelGists> gists = model.flatMap(m -> requests.map(r -> gists(m, r)));
    Comparisons comparisons =
        model
            .filter(ModelSettings::comparing)
            .flatMap(
                m ->
                    requests.<Comparisons>map(
                        r -> new ModelComparisons(m.name(), r, answers, now, host.err())))
            .orElse(Comparisons.NONE);
    UnaryOperator<Proof> kept =
        proof -> gists.map(g -> proof.with(g.withKept(proof.edition(), answers))).orElse(proof);
    UnaryOperator<Proof> asked =
        proof ->
            gists.map(g -> proof.with(g.withAsked(proof.edition(), answers, now))).orElse(proof);
    UnaryOperator<Proof> withKept = proof -> collector.withKeptImages(kept.apply(proof), pictures);
    return new EditionDesk(
        editor,
        SettledEditions.of(state.editions(), newsletter.sources(), host.clock().instant()),
        state.proofs(),
        state.drafts(),
        new Timetable(newsletter.letterhead().zone(), newsletter.editing().late()),
        newsletter.letterhead(),
        design(),
        comparisons,
        withKept,
        fetches() ? proof -> collector.withFetchedImages(asked.apply(proof), pictures) : withKept,
        newsletter.editing().release(),
        now);
  }

  /**
   * Reads the templates.
   *
   * @throws CommandFailure if they cannot be read, or the theme is missing
   */
  public Design design() {
    Path templates = newsletter.files().templates();
    boolean usual = templates.endsWith("templates") && !Files.exists(templates);
    if (!usual && !Files.isDirectory(templates)) {
      throw new CommandFailure(
          ExitCode.BAD_DATA,
          templates + ": no such folder of templates; correct the setting templates");
    }
    try {
      Map<String, String> files =
          Files.isDirectory(templates) ? StarterFiles.in(templates) : StarterFiles.templates();
      String theme = newsletter.look().theme().file();
      if (!files.containsKey(theme)) {
        files.put(theme, shippedTheme(theme, templates, files));
      }
      // The templates of web pages are not part of a mail.
      files.keySet().removeIf(path -> path.startsWith(StarterFiles.PAGES));
      return new Design(files, newsletter.look());
    } catch (IOException e) {
      throw new CommandFailure(
          ExitCode.BAD_DATA,
          (e instanceof FileSystemException f && f.getFile() != null ? f.getFile() : templates)
              + ": unable to read it: "
              + FileFailure.why(e),
          e);
    }
  }

  /** Returns the built-in style sheet of a theme that the folder lacks. */
  private String shippedTheme(String theme, Path templates, Map<String, String> files)
      throws IOException {
    Map<String, String> shipped = StarterFiles.templates();
    String css = shipped.get(theme);
    if (css == null) {
      Set<String> names = new TreeSet<>(shipped.keySet());
      names.addAll(files.keySet());
      List<String> themes = Theme.among(names).stream().map(Theme::name).toList();
      throw new CommandFailure(
          ExitCode.CONFIGURATION,
          "theme: no file %s; add it, or choose one of %s%s"
              .formatted(
                  templates.resolve(theme),
                  String.join(", ", themes),
                  DidYouMean.nearest(newsletter.look().theme().name(), themes)
                      .map(near -> "; did you mean " + near + "?")
                      .orElse("")));
    }
    return css;
  }
}
