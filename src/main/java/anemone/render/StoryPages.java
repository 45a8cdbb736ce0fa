package anemone.render;

import anemone.article.Article;
import anemone.article.Image;
import anemone.edition.Bite;
import anemone.edition.Earlier;
import anemone.edition.Section;
import anemone.edition.Span;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Builds the data of an edition's stories for templates, in one language. */
final class StoryPages {

  private static final int LONGEST_NAME = 60;
  private static final int LONGEST_KICKER = 40;
  private static final int LONGEST_TITLE = 120;
  private static final int LONGEST_GIST = 280;
  private static final int MAX_PLACES = 4;

  /** Languages that put no space between sentences. */
  private static final Set<String> UNSPACED = Set.of("ja", "zh", "th", "lo", "km", "my");

  private static final int LONGEST_ALT = 200;
  private static final int LONGEST_CAPTION = 240;

  /** Maximum width of a picture, in pixels. */
  private static final int WIDEST = 528;

  /** Maximum height of a picture, in pixels. */
  private static final int HIGHEST = 440;

  private final Proof proof;
  private final Words words;
  private final Direction direction;
  private final boolean roomy;

  /**
   * The stories of a proof.
   *
   * @param roomy whether the first story beneath another is shown with its gist
   */
  StoryPages(Proof proof, Words words, boolean roomy) {
    this.proof = proof;
    this.roomy = roomy;
    this.words = words;
    this.direction = words.direction();
  }

  /** Returns a section without the lead. */
  Page.Section section(Section section) {
    return new Page.Section(
        section.topic(),
        direction.inline(Clean.line(section.title())),
        section.bites().stream().map(bite -> story(bite, section, false)).toList());
  }

  /** Returns a section that may contain the lead. */
  Page.Section section(Section section, Bite lead) {
    return new Page.Section(
        section.topic(),
        direction.inline(Clean.line(section.title())),
        section.bites().stream().map(bite -> story(bite, section, bite.equals(lead))).toList());
  }

  /** Returns a story, with each part cut to its maximum length. */
  Page.Story story(Bite bite, Section section, boolean lead) {
    Article article = bite.story().lead();
    String title = title(bite);
    String tag = article.language().equals(Article.UNDETERMINED) ? "" : article.language();
    Locale language = Locale.forLanguageTag(tag);
    boolean foreign = !language.getLanguage().equals(words.locale().getLanguage());
    String gist = bite.retelling().isEmpty() ? gist(bite, language) : Clean.line(bite.retelling());
    Direction own = Direction.of(tag, title + " " + gist);
    String source = direction.inline(name(article.source()));
    String author = direction.inline(author(article));
    String day = day(article);
    return new Page.Story(
        lead,
        section.topic(),
        direction.inline(Clean.line(section.title())),
        TextWidth.cutGraphemes(Clean.line(article.kicker()), LONGEST_KICKER),
        title,
        link(article),
        gist,
        bite.points().stream().map(Span::text).map(Clean::line).filter(p -> !p.isEmpty()).toList(),
        EditorMarkdown.plain(bite.note()),
        EditorMarkdown.phrases(bite.note()),
        picture(article),
        source,
        author,
        day,
        article.published().map(p -> isoDay(p)).orElse(""),
        bite.minutes(),
        categories(bite, section),
        words.say("readAt", Map.of("source", source)),
        Stream.of(source, author, day).filter(part -> !part.isEmpty()).toList(),
        bite.story().elsewhere().stream()
            .limit(MAX_PLACES)
            .map(other -> place(other, article))
            .toList(),
        foreign && !language.getLanguage().isEmpty() ? language.toLanguageTag() : "",
        foreign,
        own.word(),
        own.start(),
        own != direction,
        bite.earlier().isPresent(),
        bite.earlier()
            .map(earlier -> earlier(earlier, own))
            .orElseGet(() -> new Page.Earlier("", "", "", own.word(), own != direction)),
        more(bite, section));
  }

  private List<Page.Story> more(Bite bite, Section section) {
    List<Page.Story> more = new ArrayList<>();
    for (Bite other : bite.more()) {
      Page.Story story = story(other, section, false);
      more.add(roomy && more.isEmpty() ? story : story.bare());
    }
    return more;
  }

  private Page.Earlier earlier(Earlier earlier, Direction own) {
    String day =
        words.dayBefore(
            earlier.slot().day(), proof.edition().slot().day(), proof.letterhead().zone());
    return new Page.Earlier(
        words.say("earlier", Map.of("day", day)),
        TextWidth.cutGraphemes(Clean.line(earlier.title()), LONGEST_TITLE),
        Clean.link(proof.letterhead().archive().or(earlier::url)),
        own.word(),
        own != direction);
  }

  /** Returns the link of a story: the article's address, or one that is counted and leads there. */
  private String link(Article article) {
    String direct = Clean.link(article.url());
    return direct.isEmpty()
        ? ""
        : proof
            .letterhead()
            .clicks()
            .map(base -> CountedLinks.link(base, proof.edition().slot(), article).toASCIIString())
            .orElse(direct);
  }

  /** Returns the title of a story. */
  static String title(Bite bite) {
    return TextWidth.cutGraphemes(Clean.line(bite.title()), LONGEST_TITLE);
  }

  private static String author(Article article) {
    String author = name(article.author());
    return author.equalsIgnoreCase(name(article.source())) ? "" : author;
  }

  private String day(Article article) {
    return article
        .published()
        .map(p -> words.day(p, proof.edition().composed(), proof.letterhead().zone()))
        .orElse("");
  }

  private String isoDay(Instant published) {
    return published.atZone(proof.letterhead().zone()).toLocalDate().toString();
  }

  /** Returns the titles of a story's topics, the one of its section first. */
  private List<String> categories(Bite bite, Section section) {
    return Stream.concat(
            Stream.of(section.title()),
            bite.story().topics().stream()
                .filter(topic -> !topic.equals(section.topic()))
                .map(topic -> proof.letterhead().topics().getOrDefault(topic, topic)))
        .map(Clean::line)
        .filter(title -> !title.isEmpty())
        .distinct()
        .map(direction::inline)
        .toList();
  }

  private Page.Picture picture(Article article) {
    String credit =
        words.say("picture", Map.of("source", direction.inline(name(article.source()))));
    String address = article.image().map(i -> i.url().toString()).orElse("");
    String caption = article.image().map(i -> Clean.line(i.caption())).orElse("");
    String alt =
        article
            .image()
            .map(i -> Clean.line(i.alt()))
            .filter(a -> !a.equalsIgnoreCase(caption) && !a.equalsIgnoreCase(article.title()))
            .orElse("");
    Picture picture = proof.pictures().get(address);
    boolean inside = proof.design().look().images() == Images.INLINE;
    if (picture == null || proof.design().look().images() == Images.NONE) {
      return new Page.Picture("", 0, 0, "", credit, credit);
    }
    int width =
        Math.min(
            Math.min(WIDEST, picture.width()),
            (int) ((long) HIGHEST * picture.width() / picture.height()));
    int height = (int) Math.round((double) width * picture.height() / picture.width());
    String url =
        inside
            ? "cid:" + Message.Inline.id(address, proof.letterhead().listId())
            : Clean.link(
                article
                    .image()
                    .map(Image::url)
                    .filter(i -> "https".equalsIgnoreCase(i.getScheme())));
    String below =
        caption.isEmpty()
            ? credit
            : direction.inline(TextWidth.cutGraphemes(caption, LONGEST_CAPTION))
                + " \u00b7 "
                + credit;
    return new Page.Picture(
        url, width, height, TextWidth.cutGraphemes(alt, LONGEST_ALT), below, credit);
  }

  /** Returns another source of a story; its address only if it differs from the lead's. */
  private Page.Place place(Article other, Article lead) {
    boolean samePage = other.url().equals(lead.url());
    return new Page.Place(
        direction.inline(name(other.source())),
        samePage ? "" : Clean.link(other.url()),
        TextWidth.cutGraphemes(Clean.line(other.title()), LONGEST_TITLE));
  }

  /** Returns as many whole sentences as fit; a first sentence that does not fit is truncated. */
  private static String gist(Bite bite, Locale language) {
    List<String> sentences =
        bite.gist().stream().map(Span::text).map(Clean::line).filter(s -> !s.isEmpty()).toList();
    for (int count = sentences.size(); count > 1; count--) {
      String whole = joined(sentences.subList(0, count), language);
      if (TextWidth.cutGraphemes(whole, LONGEST_GIST).equals(whole)) {
        return whole;
      }
    }
    return sentences.isEmpty() ? "" : TextWidth.cutGraphemes(sentences.get(0), LONGEST_GIST);
  }

  /** Joins sentences with spaces, except in languages or scripts without them. */
  private static String joined(List<String> sentences, Locale language) {
    boolean unspaced =
        UNSPACED.contains(language.getLanguage())
            || sentences.get(0).codePoints().filter(StoryPages::isUnspaced).count() * 2
                > sentences.get(0).codePoints().filter(Character::isLetter).count();
    return String.join(unspaced ? "" : " ", sentences);
  }

  private static boolean isUnspaced(int c) {
    return switch (Character.UnicodeScript.of(c)) {
      case HAN, HIRAGANA, KATAKANA, THAI, LAO, KHMER, MYANMAR -> true;
      default -> false;
    };
  }

  private static String name(String name) {
    return TextWidth.cutGraphemes(Clean.line(name), LONGEST_NAME);
  }
}
