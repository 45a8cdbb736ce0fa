package anemone.render;

import anemone.article.Article;
import anemone.edition.Bite;
import anemone.edition.Edition;
import anemone.edition.Section;
import anemone.edition.Span;
import com.ibm.icu.text.Bidi;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Turns an edition into the page that templates show, in one language. */
final class Pages {

  private static final int LONGEST_NAME = 60;
  private static final int LONGEST_KICKER = 40;
  private static final int LONGEST_TITLE = 120;
  private static final int LONGEST_GIST = 280;
  private static final int MOST_PLACES = 4;
  private static final int MOST_IN_BRIEF = 5;
  private static final int FEWEST_IN_BRIEF = 3;

  /** Languages that put no space between sentences. */
  private static final Set<String> UNSPACED = Set.of("ja", "zh", "th", "lo", "km", "my");

  /** The room of a column for a picture, in pixels. */
  private static final int WIDEST = 528;

  private final Proof proof;
  private final Letterhead letterhead;
  private final Words words;
  private final Page.Reader reader;

  Pages(Proof proof, Words words, Page.Reader reader) {
    this.proof = proof;
    this.letterhead = proof.letterhead();
    this.words = words;
    this.reader = reader;
  }

  /**
   * The page of an edition's first stories.
   *
   * @param edition the stories, as readers of some topics see them
   * @param topics what those topics are called; empty means all
   * @param most how many stories to show
   */
  Page page(Edition edition, Collection<String> topics, int most) {
    List<Page.Section> sections = sections(edition, most);
    List<Page.Story> stories = sections.stream().flatMap(s -> s.stories().stream()).toList();
    String name = Clean.line(letterhead.name());
    String subject = Headline.subject(stories.get(0).title(), name, date(edition));
    int left = edition.bites().size() - stories.size();
    return new Page(
        words.locale().toLanguageTag(),
        words.rightToLeft() ? "rtl" : "ltr",
        words.rightToLeft() ? "right" : "left",
        subject,
        Headline.preheader(stories, List.of(Clean.line(letterhead.tagline()), name, subject)),
        masthead(edition, name, most),
        edition.intro().lines().map(Clean::line).filter(line -> !line.isEmpty()).toList(),
        stories.size() < FEWEST_IN_BRIEF
            ? List.of()
            : stories.subList(0, Math.min(MOST_IN_BRIEF, stories.size())),
        sections,
        left > 0 ? words.say("more", Map.of("count", left)) : "",
        Clean.link(letterhead.archive()),
        footer(edition, name, topics),
        reader,
        words.labels());
  }

  private Page.Masthead masthead(Edition edition, String name, int most) {
    List<Bite> shown = edition.bites().stream().limit(most).toList();
    int minutes = shown.stream().mapToInt(Bite::minutes).sum();
    return new Page.Masthead(
        name,
        Clean.line(letterhead.tagline()),
        date(edition),
        words.say("edition", Map.of("number", edition.number())),
        words.say("extent", Map.of("stories", shown.size(), "minutes", minutes)));
  }

  private String date(Edition edition) {
    return words.fullDay(edition.composed(), letterhead.zone());
  }

  private Page.Footer footer(Edition edition, String name, Collection<String> topics) {
    String why =
        words.say(
            "why",
            Map.of(
                "name", name,
                "cadence", edition.slot().cadence().kind().word(),
                "all", String.valueOf(topics.isEmpty()),
                "topics", words.list(topics.stream().map(Clean::line).toList())));
    List<String> address =
        letterhead.postalAddress().lines().map(Clean::line).filter(l -> !l.isEmpty()).toList();
    return new Page.Footer(why, address, letterhead.replyTo().isPresent());
  }

  private List<Page.Section> sections(Edition edition, int most) {
    List<Page.Section> sections = new ArrayList<>();
    int left = most;
    for (Section section : edition.sections()) {
      List<Page.Story> stories = new ArrayList<>();
      for (Bite bite : section.bites().subList(0, Math.min(left, section.bites().size()))) {
        stories.add(story(bite, edition, sections.isEmpty() && stories.isEmpty()));
      }
      left -= stories.size();
      if (!stories.isEmpty()) {
        sections.add(new Page.Section(Clean.line(section.title()), stories));
      }
    }
    return sections;
  }

  private Page.Story story(Bite bite, Edition edition, boolean lead) {
    Article article = bite.story().lead();
    String title = Columns.cutGraphemes(Clean.line(bite.title()), LONGEST_TITLE);
    String tag = article.language().equals(Article.UNDETERMINED) ? "" : article.language();
    Locale language = Locale.forLanguageTag(tag);
    boolean foreign = !language.getLanguage().equals(words.locale().getLanguage());
    byte direction = Bidi.getBaseDirection(title);
    return new Page.Story(
        lead,
        Columns.cutGraphemes(Clean.line(article.kicker()), LONGEST_KICKER),
        title,
        Clean.link(article.url()),
        bite.retelling().isEmpty() ? gist(bite, language) : Clean.line(bite.retelling()),
        bite.points().stream().map(Span::text).map(Clean::line).filter(p -> !p.isEmpty()).toList(),
        Clean.line(bite.note()),
        picture(article),
        meta(bite, edition),
        bite.story().elsewhere().stream().limit(MOST_PLACES).map(a -> place(a, article)).toList(),
        foreign && !language.getLanguage().isEmpty() ? language.toLanguageTag() : "",
        foreign,
        direction != Bidi.NEUTRAL && (direction == Bidi.RTL) != words.rightToLeft());
  }

  /** One that stays on a server, only by https: a mail client shows no other, and warns. */
  private Page.Picture picture(Article article) {
    String credit = words.say("picture", Map.of("source", name(article.source())));
    String address = article.image().map(URI::toString).orElse("");
    Picture picture = proof.pictures().get(address);
    boolean inside = proof.design().look().images() == Images.INLINE;
    if (picture == null || proof.design().look().images() == Images.NONE) {
      return new Page.Picture("", 0, 0, credit);
    }
    int width = Math.min(WIDEST, picture.width());
    int height = (int) Math.round((double) width * picture.height() / picture.width());
    String url =
        inside
            ? "cid:" + Message.Inline.id(address, proof.letterhead().listId())
            : Clean.link(article.image().filter(i -> "https".equalsIgnoreCase(i.getScheme())));
    return new Page.Picture(url, width, height, credit);
  }

  /** Another source of a story; its address only where it leads to another page. */
  private Page.Place place(Article other, Article lead) {
    boolean samePage = other.url().equals(lead.url());
    return new Page.Place(name(other.source()), samePage ? "" : Clean.link(other.url()));
  }

  /**
   * As many whole sentences as there is room for; the first is shortened if it alone is too long.
   */
  private static String gist(Bite bite, Locale language) {
    List<String> sentences =
        bite.gist().stream().map(Span::text).map(Clean::line).filter(s -> !s.isEmpty()).toList();
    for (int count = sentences.size(); count > 1; count--) {
      String whole = joined(sentences.subList(0, count), language);
      if (Columns.cutGraphemes(whole, LONGEST_GIST).equals(whole)) {
        return whole;
      }
    }
    return sentences.isEmpty() ? "" : Columns.cutGraphemes(sentences.get(0), LONGEST_GIST);
  }

  /** Joins sentences with spaces, but not behind a script that has none, whatever the tag says. */
  private static String joined(List<String> sentences, Locale language) {
    boolean unspaced =
        UNSPACED.contains(language.getLanguage())
            || sentences.get(0).codePoints().filter(Pages::isUnspaced).count() * 2
                > sentences.get(0).codePoints().filter(Character::isLetter).count();
    return String.join(unspaced ? "" : " ", sentences);
  }

  private static boolean isUnspaced(int c) {
    return switch (Character.UnicodeScript.of(c)) {
      case HAN, HIRAGANA, KATAKANA, THAI, LAO, KHMER, MYANMAR -> true;
      default -> false;
    };
  }

  private List<String> meta(Bite bite, Edition edition) {
    Article article = bite.story().lead();
    String source = name(article.source());
    String author = name(article.author());
    Optional<String> day =
        article.published().map(p -> words.day(p, edition.composed(), letterhead.zone()));
    return Stream.of(
            source,
            author.equalsIgnoreCase(source) ? "" : author,
            day.orElse(""),
            words.say("minutes", Map.of("minutes", bite.minutes())))
        .filter(part -> !part.isEmpty())
        .collect(Collectors.toUnmodifiableList());
  }

  private static String name(String name) {
    return Columns.cutGraphemes(Clean.line(name), LONGEST_NAME);
  }
}
