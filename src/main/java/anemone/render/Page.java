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
 * @param intro what the editor says to the reader, a paragraph an item; empty if nothing
 * @param brief the stories of the contents list; empty for an edition too small to need one
 * @param sections the stories
 * @param more how many stories did not fit, in words; empty if all did
 * @param archive where earlier editions can be read; empty if nowhere
 * @param footer the foot
 * @param reader who this copy is for
 * @param words labels by name: {@code inBrief}, {@code alsoAt}, {@code readOn}, {@code sentTo},
 *     {@code unsubscribe}, {@code preferences}, {@code reply}
 */
public record Page(
    String language,
    String direction,
    String start,
    String subject,
    String preheader,
    Masthead masthead,
    List<String> intro,
    List<Story> brief,
    List<Section> sections,
    String more,
    String archive,
    Footer footer,
    Reader reader,
    Map<String, String> words) {

  /** Copies the lists. */
  public Page {
    intro = List.copyOf(intro);
    brief = List.copyOf(brief);
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
   * @param extent how much there is to read: "5 stories, 12 min"
   */
  public record Masthead(String name, String tagline, String date, String number, String extent) {}

  /**
   * The stories of one topic.
   *
   * @param title what stands above them
   * @param stories the stories
   */
  public record Section(String title, List<Story> stories) {

    /** Copies the stories. */
    public Section {
      stories = List.copyOf(stories);
    }
  }

  /**
   * One story.
   *
   * @param lead whether it is the first of the mail
   * @param kicker the label before the title, or empty
   * @param title its title
   * @param url where to read it whole; empty if nowhere
   * @param gist what it says, in one or two sentences; empty if its article has no text
   * @param points what else there is to know, a sentence each; shown for the lead
   * @param note the editor's own words to it, or empty
   * @param picture its picture
   * @param meta source, author, day and reading time, those that are known
   * @param alsoAt where else it is told
   * @param language its language as a BCP 47 tag; empty if it is the page's, or not known
   * @param foreign whether its language is, or may be, another than the page's
   * @param opposite whether it is written in the other direction than the page
   */
  public record Story(
      boolean lead,
      String kicker,
      String title,
      String url,
      String gist,
      List<String> points,
      String note,
      Picture picture,
      List<String> meta,
      List<Place> alsoAt,
      String language,
      boolean foreign,
      boolean opposite) {

    /** Copies the lists. */
    public Story {
      points = List.copyOf(points);
      meta = List.copyOf(meta);
      alsoAt = List.copyOf(alsoAt);
    }
  }

  /**
   * A picture.
   *
   * @param url its https address, or the {@code cid:} of a part of the mail; empty if the story has
   *     none, or the newsletter shows none
   * @param width how wide it is shown at most, in pixels
   * @param height how high it is then
   * @param alt what it shows, as its source says; empty if the source does not say
   * @param caption what its source puts below it, with the credit; or empty
   * @param credit whose it is: "Picture: Harbour Post"
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
