package anemone.article;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A place that articles come from.
 *
 * @param name its name, shown to operators and readers; unique in a newsletter
 * @param place its location, by kind
 * @param topics the topics that its articles belong to, in the order of the configuration
 * @param weight the editor's trust in it: 1 by default, 2 counts twice
 * @param filter the rules by which its articles are taken
 * @param fullText whether the pages linked by a feed's entries are read
 * @param settle the time that an article waits after it was collected or corrected; zero by default
 * @param isPrivate whether all that it leads to may be inside a private network
 */
public record Source(
    String name,
    Place place,
    List<String> topics,
    double weight,
    Filter filter,
    FullText fullText,
    Duration settle,
    boolean isPrivate) {

  /** Copies the topics. */
  public Source {
    topics = List.copyOf(topics);
  }

  /** A source on the public web whose articles do not wait. */
  public Source(
      String name,
      Place place,
      List<String> topics,
      double weight,
      Filter filter,
      FullText fullText) {
    this(name, place, topics, weight, filter, fullText, Duration.ZERO, false);
  }

  /** A source all of whose articles are taken. */
  public Source(String name, Place place, List<String> topics, double weight) {
    this(name, place, topics, weight, Filter.ALL, FullText.AUTO);
  }

  /** When the page linked by a feed's entry is read. */
  public enum FullText {
    /** When the entry's own text is shorter than a digest needs. */
    AUTO,
    /** Always. */
    ALWAYS,
    /** Never. */
    NEVER
  }

  /** The location of a source, by kind. */
  public sealed interface Place {

    /** The address or folder as the configuration names it, for messages. */
    String where();

    /** The key of its kind in the configuration. */
    String kind();

    /** Its web address, if it has one. */
    Optional<URI> address();

    /** Calls the method for its kind. */
    <T> T read(Kinds<T> kinds);
  }

  /**
   * A function with one method for each kind of place.
   *
   * @param <T> the type of its result
   */
  public interface Kinds<T> {

    /** Handles a feed. */
    T feed(Feed feed);

    /** Handles a page that is an article. */
    T page(Page page);

    /** Handles a page of links. */
    T index(Index index);

    /** Handles a sitemap. */
    T sitemap(Sitemap sitemap);

    /** Handles a folder. */
    T folder(Folder folder);
  }

  /** A place on the web. */
  public sealed interface OnTheWeb extends Place {

    /** Its absolute http or https address. */
    URI url();

    @Override
    default Optional<URI> address() {
      return Optional.of(url());
    }

    @Override
    default String where() {
      return url().toString();
    }
  }

  /**
   * An RSS, Atom, RDF, CDF or JSON feed, or a page that names its feed.
   *
   * @param url an absolute http or https address
   */
  public record Feed(URI url) implements OnTheWeb {
    @Override
    public String kind() {
      return "feed";
    }

    @Override
    public <T> T read(Kinds<T> kinds) {
      return kinds.feed(this);
    }
  }

  /**
   * A page that is itself an article.
   *
   * @param url an absolute http or https address
   */
  public record Page(URI url) implements OnTheWeb {
    @Override
    public String kind() {
      return "page";
    }

    @Override
    public <T> T read(Kinds<T> kinds) {
      return kinds.page(this);
    }
  }

  /**
   * A page of links to articles.
   *
   * @param url an absolute http or https address
   * @param links a CSS selector for the links, or empty to find them by structure
   */
  public record Index(URI url, String links) implements OnTheWeb {
    @Override
    public String kind() {
      return "index";
    }

    @Override
    public <T> T read(Kinds<T> kinds) {
      return kinds.index(this);
    }
  }

  /**
   * A sitemap, or an index of sitemaps.
   *
   * @param url an absolute http or https address
   */
  public record Sitemap(URI url) implements OnTheWeb {
    @Override
    public String kind() {
      return "sitemap";
    }

    @Override
    public <T> T read(Kinds<T> kinds) {
      return kinds.sitemap(this);
    }
  }

  /**
   * A folder of Markdown, text and HTML files.
   *
   * @param path the folder
   */
  public record Folder(Path path) implements Place {
    @Override
    public String kind() {
      return "folder";
    }

    @Override
    public Optional<URI> address() {
      return Optional.empty();
    }

    @Override
    public <T> T read(Kinds<T> kinds) {
      return kinds.folder(this);
    }

    @Override
    public String where() {
      return path.toString();
    }
  }
}
