package anemone.article;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A place that articles come from.
 *
 * @param name what the operator and the reader call it; unique in a newsletter
 * @param place where it is and how it is read
 * @param topics the topics that its articles belong to, in the order of the configuration
 * @param weight how much the editor trusts it: 1 is usual, 2 counts twice
 */
public record Source(String name, Place place, List<String> topics, double weight) {

  /** Copies the topics. */
  public Source {
    topics = List.copyOf(topics);
  }

  /** Where a source is, and so how it is read. */
  public sealed interface Place {

    /** The address or folder as the configuration names it, for messages. */
    String where();

    /** Its web address, if it has one. */
    Optional<URI> address();

    /** Hands it to the one of several that takes its kind. */
    <T> T read(Function<Feed, T> feed, Function<Page, T> page, Function<Folder, T> folder);
  }

  /**
   * An RSS, Atom, RDF or JSON feed.
   *
   * @param url an absolute http or https address
   */
  public record Feed(URI url) implements Place {
    @Override
    public Optional<URI> address() {
      return Optional.of(url);
    }

    @Override
    public <T> T read(Function<Feed, T> feed, Function<Page, T> page, Function<Folder, T> folder) {
      return feed.apply(this);
    }

    @Override
    public String where() {
      return url.toString();
    }
  }

  /**
   * A page that is itself an article.
   *
   * @param url an absolute http or https address
   */
  public record Page(URI url) implements Place {
    @Override
    public Optional<URI> address() {
      return Optional.of(url);
    }

    @Override
    public <T> T read(Function<Feed, T> feed, Function<Page, T> page, Function<Folder, T> folder) {
      return page.apply(this);
    }

    @Override
    public String where() {
      return url.toString();
    }
  }

  /**
   * A folder of Markdown, text and HTML files.
   *
   * @param path the folder
   */
  public record Folder(Path path) implements Place {
    @Override
    public Optional<URI> address() {
      return Optional.empty();
    }

    @Override
    public <T> T read(Function<Feed, T> feed, Function<Page, T> page, Function<Folder, T> folder) {
      return folder.apply(this);
    }

    @Override
    public String where() {
      return path.toString();
    }
  }
}
