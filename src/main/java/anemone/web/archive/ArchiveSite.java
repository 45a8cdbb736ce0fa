package anemone.web.archive;

import anemone.edition.Topic;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The newsletter, as its archive needs it.
 *
 * @param name its name
 * @param tagline its promise, or empty
 * @param postalAddress the lines of the sender's postal address
 * @param address the address of the archive, with a slash at its end
 * @param language the language of the words around the stories
 * @param topics its topics, in their order
 * @param noindex whether search engines are asked to keep away
 * @param subscribe the address of the form by which strangers subscribe, if there is one
 */
public record ArchiveSite(
    String name,
    String tagline,
    List<String> postalAddress,
    URI address,
    Locale language,
    List<Topic> topics,
    boolean noindex,
    Optional<URI> subscribe) {

  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_-]{1,60}");

  /** Copies the lists. */
  public ArchiveSite {
    postalAddress = List.copyOf(postalAddress);
    topics = List.copyOf(topics);
  }

  /** Returns the path of the archive, with a slash at its start and end. */
  String base() {
    String path = address.getRawPath() == null ? "" : address.getRawPath();
    return path.isEmpty() ? "/" : path;
  }

  /** Returns the absolute address of a path below the archive. */
  String at(String path) {
    return address.toASCIIString() + path;
  }

  /** Returns the path of a topic's editions; a name that is unsuitable for a path is encoded. */
  static String path(Topic topic) {
    String name = topic.name();
    return "topics/"
        + (PLAIN.matcher(name).matches()
            ? name
            : "x" + HexFormat.of().formatHex(name.getBytes(StandardCharsets.UTF_8)))
        + "/";
  }
}
