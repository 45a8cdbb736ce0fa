package anemone.render;

import anemone.edition.Bite;
import anemone.edition.Edition;
import anemone.edition.Layout;
import anemone.edition.Section;
import anemone.edition.summary.ReadingTime;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Builds the data for templates from an edition, in one language. */
final class PageBuilder {

  private static final int MAX_IN_BRIEF = 6;
  private static final int MIN_IN_BRIEF = 2;

  private final Proof proof;
  private final Letterhead letterhead;
  private final Words words;
  private final Direction direction;
  private final Page.Reader reader;

  PageBuilder(Proof proof, Words words, Page.Reader reader) {
    this.proof = proof;
    this.letterhead = proof.letterhead();
    this.words = words;
    this.direction = words.direction();
    this.reader = reader;
  }

  /**
   * Returns the page of an edition's best stories.
   *
   * @param edition the edition with only the stories of the readers' topics
   * @param topics those topics; empty means all
   * @param wanted the number of stories that the readers chose, at most
   * @param max the number of stories that are shown, at most
   * @param roomy whether there is room for gists of stories beneath others
   */
  Page page(
      Edition edition,
      Collection<String> topics,
      Optional<Integer> wanted,
      int max,
      boolean roomy) {
    Edition shown = edition.about(Set.of(), Optional.of(max)).orElseThrow();
    Layout layout = shown.layout();
    StoryPages stories = new StoryPages(proof, words, roomy);
    StoryPages narrow = new StoryPages(proof, words, false);
    Page.Story lead = stories.story(layout.lead(), layout.topic(), true);
    List<Page.Section> gists = layout.gists().stream().map(stories::section).toList();
    List<Page.Section> headlines = layout.headlines().stream().map(narrow::section).toList();
    String name = Clean.line(letterhead.name());
    String own = Clean.line(edition.words().subject());
    String subject = own.isEmpty() ? subject(layout.lead(), lead.title(), name, edition) : own;
    String preheader = Clean.line(edition.words().preheader());
    List<List<Page.Phrase>> intro = EditorMarkdown.paragraphs(edition.intro());
    int minutes = minutes(lead, gists, headlines);
    List<String> chosen =
        topics.stream().map(this::title).map(Clean::line).map(direction::inline).toList();
    int left = edition.bites().size() - layout.bites().size();
    return new Page(
        words.locale().toLanguageTag(),
        direction.word(),
        direction.start(),
        direction.end(),
        subject,
        preheader.isEmpty()
            ? SubjectLine.preheader(
                next(shown), List.of(lead.gist(), Clean.line(letterhead.tagline()), name, subject))
            : preheader,
        new Page.Edition(
            edition.slot().label(),
            cadence(edition),
            edition.number(),
            edition.composed().atZone(letterhead.zone()).toLocalDate().toString(),
            layout.bites().size(),
            minutes),
        masthead(edition, name, layout.bites().size(), minutes),
        edition.intro().lines().map(EditorMarkdown::plain).filter(p -> !p.isEmpty()).toList(),
        intro,
        BlockPages.blocks(letterhead.blocks(), words),
        brief(layout, stories),
        lead,
        gists,
        headlines,
        shown.sections().stream().map(s -> stories.section(s, layout.lead())).toList(),
        left > 0 ? words.say("more", Map.of("count", left)) : "",
        Clean.link(letterhead.archive()),
        footer(edition, name, topics.isEmpty(), chosen),
        reader.with(chosen, wanted.orElse(0)),
        words.labels(cadence(edition)));
  }

  /** Returns the lead's title, with the day if an earlier edition had that title. */
  private String subject(Bite lead, String title, String name, Edition edition) {
    return lead.repeated()
        ? SubjectLine.dated(
            title, words.day(edition.composed(), edition.composed(), letterhead.zone()))
        : SubjectLine.subject(title, name, date(edition));
  }

  /** Returns the best story with a gist of each section, in the order of the sections. */
  private static List<Page.Story> brief(Layout layout, StoryPages stories) {
    List<Page.Story> brief =
        layout.gists().stream()
            .limit(MAX_IN_BRIEF)
            .map(section -> stories.story(section.bites().get(0), section, false))
            .toList();
    return brief.size() < MIN_IN_BRIEF ? List.of() : brief;
  }

  /** Returns the titles of the best stories after the lead. */
  private List<String> next(Edition shown) {
    return shown.best().stream()
        .skip(1)
        .limit(3)
        .map(bite -> direction.inline(StoryPages.title(bite)))
        .toList();
  }

  /** Returns the reading time of the mail in minutes. */
  private static int minutes(
      Page.Story lead, List<Page.Section> gists, List<Page.Section> headlines) {
    StringBuilder all = new StringBuilder();
    Stream.of(gists, headlines)
        .flatMap(sections -> sections.stream().flatMap(s -> s.stories().stream()))
        .forEach(story -> addTitles(all, story));
    gists.stream()
        .flatMap(s -> s.stories().stream())
        .forEach(story -> all.append(story.gist()).append('\n'));
    addTitles(all, lead);
    all.append(lead.gist()).append('\n');
    lead.points().forEach(point -> all.append(point).append('\n'));
    return ReadingTime.minutes(all.toString());
  }

  private static void addTitles(StringBuilder all, Page.Story story) {
    all.append(story.title()).append('\n');
    story
        .more()
        .forEach(more -> all.append(more.title()).append('\n').append(more.gist()).append('\n'));
  }

  private Page.Masthead masthead(Edition edition, String name, int stories, int minutes) {
    return new Page.Masthead(
        direction.inline(name),
        direction.inline(Clean.line(letterhead.tagline())),
        date(edition),
        words.say("edition", Map.of("number", edition.number())),
        words.say("extent", Map.of("stories", stories, "minutes", minutes)),
        logo());
  }

  private Page.Logo logo() {
    return proof
        .design()
        .look()
        .logo()
        .map(logo -> new Page.Logo(Clean.link(Optional.of(URI.create(logo.url()))), logo.width()))
        .orElseGet(() -> new Page.Logo("", 0));
  }

  private String date(Edition edition) {
    return words.fullDay(edition.composed(), letterhead.zone());
  }

  private static String cadence(Edition edition) {
    return edition.slot().cadence().kind().word();
  }

  private Page.Footer footer(Edition edition, String name, boolean all, List<String> titles) {
    String why =
        words.say(
            "why",
            Map.of(
                "name", direction.inline(name),
                "cadence", cadence(edition),
                "all", String.valueOf(all),
                "topics", words.list(titles)));
    List<String> address =
        letterhead
            .postalAddress()
            .lines()
            .map(Clean::line)
            .filter(line -> !line.isEmpty())
            .map(direction::inline)
            .toList();
    return new Page.Footer(
        why,
        address,
        letterhead.replyTo().isPresent(),
        Clean.link(letterhead.archive()),
        Clean.link(letterhead.signUp()));
  }

  /** Returns the title of a topic, whether or not the edition has a story on it. */
  private String title(String topic) {
    return Optional.ofNullable(letterhead.topics().get(topic))
        .or(
            () ->
                proof.edition().sections().stream()
                    .filter(section -> section.topic().equals(topic))
                    .map(Section::title)
                    .findFirst())
        .orElse(topic);
  }
}
