package anemone.web.archive;

import anemone.render.Page;
import java.util.List;
import java.util.Map;

/**
 * The data of the archive's templates: each template has the components of one of these records.
 * {@code words} are the texts of words.properties in the newsletter's language.
 */
public final class ArchiveModel {

  private ArchiveModel() {}

  /**
   * The data of every page of the archive.
   *
   * @param language the language of the page, as a BCP 47 tag
   * @param direction {@code ltr} or {@code rtl}
   * @param root the path of the archive, with a slash at its end
   * @param name the newsletter's name
   * @param tagline the newsletter's promise, or empty
   * @param title the title of the page
   * @param description a sentence about the page, or empty
   * @param url the address of the page
   * @param kind {@code article} for an edition, {@code website} for a list
   * @param image the address of a picture, or empty
   * @param published when the edition was approved (ISO 8601), or empty
   * @param noindex whether search engines are asked to keep away
   * @param feeds the feeds with the editions of the page
   * @param subscribe the address of the form by which strangers subscribe, or empty
   * @param postalAddress the lines of the sender's postal address
   */
  public record ArchiveFrame(
      String language,
      String direction,
      String root,
      String name,
      String tagline,
      String title,
      String description,
      String url,
      String kind,
      String image,
      String published,
      boolean noindex,
      List<FeedLink> feeds,
      String subscribe,
      List<String> postalAddress) {

    /** Copies the lists. */
    public ArchiveFrame {
      feeds = List.copyOf(feeds);
      postalAddress = List.copyOf(postalAddress);
    }
  }

  /**
   * A link.
   *
   * @param url its address; empty if there is no such page
   * @param label its label
   */
  public record Link(String url, String label) {}

  /**
   * A link to a feed.
   *
   * @param url its address
   * @param type its media type
   * @param label the name of its format
   */
  public record FeedLink(String url, String type, String label) {}

  /**
   * An edition in a list.
   *
   * @param url the address of its page
   * @param title its title
   * @param language the language of its title; empty if it is the page's, or unknown
   * @param direction the direction of its title
   * @param date its day, in full
   * @param cadence how often such editions are sent; empty if it is the same for the whole list
   * @param extent the number of its stories and its reading time
   * @param gist the summary of its lead story; may be empty
   */
  public record Entry(
      String url,
      String title,
      String language,
      String direction,
      String date,
      String cadence,
      String extent,
      String gist) {}

  /**
   * The months of a year.
   *
   * @param label the year
   * @param months links to its months
   */
  public record Year(String label, List<Link> months) {

    /** Copies the months. */
    public Year {
      months = List.copyOf(months);
    }
  }

  /**
   * {@code archive.ftlh}: a list of editions.
   *
   * @param frame the data of every page
   * @param words the texts
   * @param heading the heading of the list
   * @param entries the editions, the latest first
   * @param years the months with editions, by year, the latest first
   * @param cadences links to the lists by cadence; empty if there is only one
   * @param topics links to the lists by topic
   * @param top whether this is the first page of the archive
   */
  public record Listing(
      ArchiveFrame frame,
      Map<String, String> words,
      String heading,
      List<Entry> entries,
      List<Year> years,
      List<Link> cadences,
      List<Link> topics,
      boolean top) {

    /** Copies the lists. */
    public Listing {
      entries = List.copyOf(entries);
      years = List.copyOf(years);
      cadences = List.copyOf(cadences);
      topics = List.copyOf(topics);
    }
  }

  /**
   * {@code edition.ftlh}: the page of an edition.
   *
   * @param frame the data of every page
   * @param words the texts
   * @param edition the edition, with the fields of a mail; its {@code reader} is empty
   * @param previous the edition of the same cadence before it
   * @param next the edition of the same cadence after it
   */
  public record EditionPage(
      ArchiveFrame frame, Map<String, String> words, Page edition, Link previous, Link next) {}

  /**
   * {@code entry.ftlh}: an edition in a feed.
   *
   * @param edition the edition, with the fields of a mail; its {@code reader} is empty
   */
  public record FeedEntry(Page edition) {}

  /**
   * {@code withdrawn.ftlh}: the page of a withdrawn edition.
   *
   * @param frame the data of every page
   * @param words the texts
   */
  public record Withdrawn(ArchiveFrame frame, Map<String, String> words) {}
}
