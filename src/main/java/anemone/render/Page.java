package anemone.render;

import java.util.List;
import java.util.Map;

/**
 * What a template may show: everything in it is plain text in the reader's language, cleaned and
 * cut to the room a digest has. Templates name these components and nothing else: {@code
 * ${masthead.name}}, {@code <#list sections as section>}.
 *
 * @param language the language of the words around the stories, as a BCP 47 tag
 * @param direction {@code ltr} or {@code rtl}
 * @param start the side where lines start: {@code left} or {@code right}
 * @param subject the subject of the mail
 * @param preheader 40 to 110 characters that mailboxes show after the subject
 * @param masthead the head
 * @param end the side where lines end
 * @param intro what the editor says to the reader as plain text, a paragraph an item; empty if
 *     nothing
 * @param introPhrases the same in phrases, which may be bold and links
 * @param blocks what the newsletter says between the stories
 * @param brief the stories of the contents list: the best of each section, without the lead; empty
 *     for an edition too small to need one
 * @param lead the story that leads
 * @param gists the stories with a gist, by section, without the lead
 * @param headlines the stories of which a headline is enough, by section
 * @param sections all stories by topic, the lead among them, for templates that lay out all alike
 * @param more how many stories did not fit, in words; empty if all did
 * @param archive where earlier editions can be read; empty if nowhere
 * @param footer the foot
 * @param reader who this copy is for
 * @param words labels by name: {@code inBrief}, {@code also}, {@code alsoAt}, {@code readOn},
 *     {@code sentTo}, {@code unsubscribe}, {@code preferences}, {@code reply}
 */
public record Page(
    String language,
    String direction,
    String start,
    String end,
    String subject,
    String preheader,
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

  /**
   * The head of the mail.
   *
   * @param name the newsletter's name
   * @param tagline its promise, or empty
   * @param date the day, in full
   * @param number which edition it is: "No. 12"
   * @param extent how much there is to read: "20 stories, 4 min", the minutes those of the mail
   * @param logo the picture above the name
   */
  public record Masthead(
      String name, String tagline, String date, String number, String extent, Logo logo) {}

  /**
   * The picture above the name.
   *
   * @param url its https address; empty if there is none
   * @param width how wide it is shown, in pixels
   */
  public record Logo(String url, int width) {}

  /**
   * What the newsletter says between the stories, by where it stands.
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
   * Something of the newsletter's own.
   *
   * @param kind {@code announcement}, {@code sponsor}, {@code quote} or {@code number}
   * @param label what stands above it
   * @param title its headline, the number itself, or who is quoted; may be empty
   * @param text what it says
   * @param url where it leads; empty if nowhere
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
   * @param title what stands above them; empty for stories without a topic
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
   * @param lead whether it is the one that leads
   * @param topic its topic's name in the settings, for the colour of its own that it may have
   * @param section the title of its section; empty if it has no topic
   * @param kicker the label before the title, or empty
   * @param title its title
   * @param url where to read it whole; empty if nowhere
   * @param gist what it says, in one or two sentences; empty if its article has no text
   * @param points what else there is to know, a sentence each; shown for the lead
   * @param note the editor's own words to it as plain text, or empty
   * @param notePhrases the same in phrases, which may be bold and links
   * @param picture its picture
   * @param source whose article it is
   * @param author who wrote it; empty if that is not known, or the source itself
   * @param day when it appeared; empty if that is not known
   * @param readAt "Read at SOURCE", for the link to the whole article
   * @param meta source, author and day, those that are known
   * @param alsoAt where else it is told
   * @param language its language as a BCP 47 tag; empty if it is the page's, or not known
   * @param foreign whether its language is, or may be, another than the page's
   * @param direction {@code ltr} or {@code rtl}, as its language is written
   * @param start the side where its lines start: {@code left} or {@code right}
   * @param opposite whether it is written in the other direction than the page
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
      String readAt,
      List<String> meta,
      List<Place> alsoAt,
      String language,
      boolean foreign,
      String direction,
      String start,
      boolean opposite) {

    /** Copies the lists. */
    public Story {
      points = List.copyOf(points);
      notePhrases = List.copyOf(notePhrases);
      meta = List.copyOf(meta);
      alsoAt = List.copyOf(alsoAt);
    }
  }

  /**
   * A part of the editor's own words.
   *
   * @param text its words
   * @param strong whether it is bold
   * @param url the https, http or mailto address that it links to; empty if it is no link
   */
  public record Phrase(String text, boolean strong, String url) {}

  /**
   * A picture.
   *
   * @param url its https address, or the {@code cid:} of a part of the mail; empty if the story has
   *     none, or the newsletter shows none
   * @param width how wide it is shown at most, in pixels
   * @param height how high it is then
   * @param alt what is to be seen on it, as its source says; empty if the source does not
   * @param caption what stands below it: the source's caption and whose picture it is
   * @param credit whose it is: "Picture: SOURCE"
   */
  public record Picture(
      String url, int width, int height, String alt, String caption, String credit) {}

  /**
   * A place where a story is told.
   *
   * @param name the source's name
   * @param url the article's address; empty if it has none
   */
  public record Place(String name, String url) {}

  /**
   * The foot of the mail.
   *
   * @param why why the reader gets it
   * @param address the lines of the sender's postal address
   * @param answered whether somebody reads the answers
   */
  public record Footer(String why, List<String> address, boolean answered) {

    /** Copies the lines. */
    public Footer {
      address = List.copyOf(address);
    }
  }

  /**
   * Who a copy is for.
   *
   * @param address the subscriber's address
   * @param unsubscribe the link that ends the subscription
   * @param preferences the link to topics and cadence
   */
  public record Reader(String address, String unsubscribe, String preferences) {}
}
