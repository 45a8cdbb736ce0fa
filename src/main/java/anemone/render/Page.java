package anemone.render;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The data for a template: plain text in the reader's language, sanitised and cut to fit a digest.
 * Templates name these components and nothing else: {@code ${masthead.name}}, {@code <#list
 * sections as section>}.
 *
 * @param language the reader's language as a BCP 47 tag
 * @param direction {@code ltr} or {@code rtl}
 * @param start the side where lines start: {@code left} or {@code right}
 * @param subject the subject of the mail
 * @param preheader 40 to 110 characters that mailboxes show after the subject
 * @param edition the facts of the edition
 * @param masthead the head of the mail
 * @param end the side where lines end
 * @param intro the editor's introduction as plain text, one item per paragraph; may be empty
 * @param introPhrases the introduction as phrases, which may be bold or links, by paragraph
 * @param blocks the newsletter's blocks between the stories
 * @param brief the stories of the contents list: the best of each section, without the lead; empty
 *     for a small edition
 * @param lead the lead story
 * @param gists the stories with a gist, by section, without the lead
 * @param headlines the stories shown as headlines only, by section
 * @param sections all stories by topic, including the lead, for templates with a uniform layout
 * @param more the number of stories left out, in words; empty if there are none
 * @param archive the address of the archive; empty if there is none
 * @param footer the foot of the mail
 * @param reader the recipient of this copy
 * @param words labels by name: {@code words.sentTo}, {@code words.also}, {@code words.preferences},
 *     {@code words.subscribe}, {@code words.editions}, {@code words.reply}, {@code words.moreOn},
 *     {@code words.readOn}, {@code words.update}, {@code words.alsoAt}, {@code words.unsubscribe},
 *     {@code words.forwarded}, {@code words.view}, {@code words.inBrief}
 */
public record Page(
    String language,
    String direction,
    String start,
    String end,
    String subject,
    String preheader,
    Edition edition,
    Masthead masthead,
    List<String> intro,
    List<List<Phrase>> introPhrases,
    Blocks blocks,
    List<Story> brief,
    Story lead,
    List<Section> gists,
    List<Section> headlines,
    List<Section> sections,
    String more,
    String archive,
    Footer footer,
    Reader reader,
    Map<String, String> words) {

  /** Copies the lists. */
  public Page {
    intro = List.copyOf(intro);
    introPhrases = introPhrases.stream().map(List::copyOf).toList();
    brief = List.copyOf(brief);
    gists = List.copyOf(gists);
    headlines = List.copyOf(headlines);
    sections = List.copyOf(sections);
    words = Map.copyOf(words);
  }

  /** Returns the stories, each once, without those beneath others. */
  Stream<Story> stories() {
    return sections.stream().flatMap(section -> section.stories().stream());
  }

  /** Returns the number of stories, without those beneath others. */
  int count() {
    return (int) stories().count();
  }

  /**
   * The facts of an edition, of which the masthead makes sentences.
   *
   * @param slot its name, such as {@code daily/2026-11-23}
   * @param cadence {@code daily}, {@code weekdays}, {@code weekly} or {@code monthly}
   * @param number its number, from 1
   * @param date the day of its composition: {@code 2026-11-23}
   * @param stories the number of stories in this mail
   * @param minutes the reading time of this mail, in minutes
   */
  public record Edition(
      String slot, String cadence, int number, String date, int stories, int minutes) {}

  /**
   * The head of the mail.
   *
   * @param name the newsletter's name
   * @param tagline its promise, or empty
   * @param date the day, in full
   * @param number the number of the edition: "No. 12"
   * @param extent the number of stories and the reading time of the mail: "20 stories, 4 min"
   * @param logo the image above the name
   */
  public record Masthead(
      String name, String tagline, String date, String number, String extent, Logo logo) {}

  /**
   * The image above the name.
   *
   * @param url its https address; empty if there is none
   * @param width how wide it is shown, in pixels
   */
  public record Logo(String url, int width) {}

  /**
   * The newsletter's blocks between the stories, by position.
   *
   * @param above above the lead: announcements
   * @param below below the lead: sponsors
   * @param end below the stories: quotes and figures
   */
  public record Blocks(List<Block> above, List<Block> below, List<Block> end) {

    /** Copies the blocks. */
    public Blocks {
      above = List.copyOf(above);
      below = List.copyOf(below);
      end = List.copyOf(end);
    }
  }

  /**
   * A block of the newsletter's own.
   *
   * @param kind {@code announcement}, {@code sponsor}, {@code quote} or {@code number}
   * @param label the label above it
   * @param title the headline, the number itself, or the person quoted; may be empty
   * @param text the text
   * @param url the address it links to, or empty
   * @param direction {@code ltr} or {@code rtl}
   * @param start the side where its lines start
   */
  public record Block(
      String kind,
      String label,
      String title,
      String text,
      String url,
      String direction,
      String start) {}

  /**
   * The stories of one topic.
   *
   * @param topic the topic's name in the settings, for the colour of its own that it may have
   * @param title the section's title; empty for stories without a topic
   * @param stories the stories, the best first
   */
  public record Section(String topic, String title, List<Story> stories) {

    /** Copies the stories. */
    public Section {
      stories = List.copyOf(stories);
    }
  }

  /**
   * One story.
   *
   * @param lead whether it is the lead story
   * @param topic its topic's name in the settings, for the colour of its own that it may have
   * @param section the title of its section; empty if it has no topic
   * @param kicker the label before the title, or empty
   * @param title its title
   * @param url the address of the whole article, or empty
   * @param gist its summary in one or two sentences; empty if its article has no text
   * @param points further points, one sentence each; shown for the lead
   * @param note the editor's note as plain text, or empty
   * @param notePhrases the editor's note as phrases, which may be bold or links
   * @param picture its picture
   * @param source the name of its source
   * @param author the author; empty if unknown, or equal to the source
   * @param day the day of publication, in words; empty if unknown
   * @param date the day of publication: {@code 2026-11-23}; empty if unknown
   * @param minutes the reading time of the whole article, in minutes
   * @param categories the titles of its topics, that of its section first
   * @param readAt "Read at SOURCE", for the link to the whole article
   * @param meta source, author and day, as far as known
   * @param alsoAt other sources of the story
   * @param language its language as a BCP 47 tag; empty if it is the page's, or unknown
   * @param foreign whether its language differs, or may differ, from the page's
   * @param direction the direction of its language: {@code ltr} or {@code rtl}
   * @param start the side where its lines start: {@code left} or {@code right}
   * @param opposite whether its direction differs from the page's
   * @param update whether an earlier edition told of its storyline
   * @param earlier what that edition told; its texts are empty if none did
   * @param more the other stories of its storyline, to be shown beneath it; only the first may have
   *     a gist
   */
  public record Story(
      boolean lead,
      String topic,
      String section,
      String kicker,
      String title,
      String url,
      String gist,
      List<String> points,
      String note,
      List<Phrase> notePhrases,
      Picture picture,
      String source,
      String author,
      String day,
      String date,
      int minutes,
      List<String> categories,
      String readAt,
      List<String> meta,
      List<Place> alsoAt,
      String language,
      boolean foreign,
      String direction,
      String start,
      boolean opposite,
      boolean update,
      Earlier earlier,
      List<Story> more) {

    /** Copies the lists. */
    public Story {
      points = List.copyOf(points);
      notePhrases = List.copyOf(notePhrases);
      categories = List.copyOf(categories);
      meta = List.copyOf(meta);
      alsoAt = List.copyOf(alsoAt);
      more = List.copyOf(more);
    }

    /** Returns the story without its gist and without others beneath it. */
    Story bare() {
      return new Story(
          lead,
          topic,
          section,
          kicker,
          title,
          url,
          "",
          List.of(),
          "",
          List.of(),
          picture,
          source,
          author,
          day,
          date,
          minutes,
          categories,
          readAt,
          meta,
          alsoAt,
          language,
          foreign,
          direction,
          start,
          opposite,
          update,
          earlier,
          List.of());
    }
  }

  /**
   * What an earlier edition told of a storyline.
   *
   * @param label its day, in words: "Earlier, Tuesday:"
   * @param title the title
   * @param url the address of the archive, else of the article; may be empty
   * @param direction the direction of the title's language
   * @param opposite whether that differs from the page's
   */
  public record Earlier(
      String label, String title, String url, String direction, boolean opposite) {}

  /**
   * A part of the editor's own words.
   *
   * @param text the text
   * @param strong whether it is bold
   * @param url the https, http or mailto address it links to; empty if it is not a link
   */
  public record Phrase(String text, boolean strong, String url) {}

  /**
   * A picture.
   *
   * @param url its https address, or the {@code cid:} of an attached file; empty if there is no
   *     picture
   * @param width the maximum displayed width in pixels
   * @param height the height at that width
   * @param alt the alternative text given by its source, or empty
   * @param caption the text below it: the source's caption and the credit
   * @param credit the credit: "Picture: SOURCE"
   */
  public record Picture(
      String url, int width, int height, String alt, String caption, String credit) {}

  /**
   * Another source of a story.
   *
   * @param name the source's name
   * @param url the article's address, or empty
   * @param title the title there
   */
  public record Place(String name, String url, String title) {}

  /**
   * The foot of the mail.
   *
   * @param why the reason why the reader gets it
   * @param address the lines of the sender's postal address
   * @param answered whether replies are read
   * @param editions the address of the archive; empty if there is none
   * @param subscribe the address of the form for somebody to whom the mail was forwarded; empty if
   *     there is none
   */
  public record Footer(
      String why, List<String> address, boolean answered, String editions, String subscribe) {

    /** Copies the lines. */
    public Footer {
      address = List.copyOf(address);
    }
  }

  /**
   * The recipient of a copy.
   *
   * @param name the subscriber's name; may be empty, which a template cannot ask, since it is
   *     filled in afterwards
   * @param address the subscriber's address
   * @param topics the titles of the topics chosen; empty for all
   * @param most the number of stories chosen, at most; 0 without a limit
   * @param unsubscribe the link that ends the subscription
   * @param preferences the link to topics and cadence
   * @param view the link that shows the mail in a browser; empty if there is none
   */
  public record Reader(
      String name,
      String address,
      List<String> topics,
      int most,
      String unsubscribe,
      String preferences,
      String view) {

    /** Copies the topics. */
    public Reader {
      topics = List.copyOf(topics);
    }

    /** Returns the reader with topics and a limit. */
    Reader with(List<String> chosen, int limit) {
      return new Reader(name, address, chosen, limit, unsubscribe, preferences, view);
    }
  }
}
