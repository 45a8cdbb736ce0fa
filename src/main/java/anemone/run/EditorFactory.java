package anemone.run;

import anemone.collect.http.ChatModel;
import anemone.edition.Editor;
import anemone.edition.Retelling;
import anemone.edition.Timetable;
import anemone.edition.rank.TopicWords;
import anemone.edition.rank.WeightedRanking;
import anemone.edition.story.SameStory;
import anemone.edition.summary.LeadSummarizer;
import anemone.newsletter.Newsletter;
import anemone.process.CommandFailure;
import anemone.process.ExitCode;
import anemone.process.Host;
import anemone.render.Design;
import anemone.render.Pictures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Puts a newsletter's editions together.
 *
 * @param host the time, and where a model's failures are told
 * @param newsletter the settings
 * @param collector brings in the articles and pictures
 */
public record EditorFactory(Host host, Newsletter newsletter, SourceCollector collector) {

  private static final Duration HALF_LIFE = Duration.ofHours(18);

  /** What composes the editions. */
  public Editor editor() {
    Map<String, Double> weights =
        newsletter.sources().stream().collect(Collectors.toMap(s -> s.name(), s -> s.weight()));
    TopicWords topics = new TopicWords(newsletter.recipe().topics());
    return new Editor(
        newsletter.recipe(),
        new SameStory(newsletter.editing().lead(), weights),
        new WeightedRanking(weights, topics, HALF_LIFE),
        topics,
        new LeadSummarizer(),
        retelling());
  }

  private Retelling retelling() {
    return newsletter
        .editing()
        .model()
        .<Retelling>map(
            m ->
                new LlmSummary(
                    new ChatModel(m.url(), m.name(), m.key().value(), m.patience()), host.err()))
        .orElse(Retelling.NONE);
  }

  /** The desk of a state, as of now. */
  public EditionDesk desk(NewsletterState state) {
    Pictures pictures = state.pictures();
    return new EditionDesk(
        editor(),
        SettledEditions.of(state.editions(), newsletter.sources(), host.clock().instant()),
        state.proofs(),
        state.drafts(),
        new Timetable(newsletter.letterhead().zone(), newsletter.editing().late()),
        newsletter.letterhead(),
        design(),
        proof -> collector.withKeptImages(proof, pictures),
        proof -> collector.withFetchedImages(proof, pictures),
        newsletter.editing().approval(),
        host.clock().instant());
  }

  private Design design() {
    Path templates = newsletter.files().templates();
    try {
      Map<String, String> files =
          Files.isDirectory(templates) ? StarterFiles.in(templates) : StarterFiles.templates();
      String theme = newsletter.look().theme().file();
      if (!files.containsKey(theme)) {
        files.put(theme, StarterFiles.templates().get(theme));
      }
      // What the subscriber's pages look like is no part of a mail.
      files.keySet().removeIf(path -> path.startsWith(StarterFiles.PAGES));
      return new Design(files, newsletter.look());
    } catch (IOException e) {
      throw new CommandFailure(
          ExitCode.BAD_DATA, templates + ": unable to read the templates: " + e, e);
    }
  }
}
