package anemone.web.pages;

import java.util.Optional;

/** Pages that are equal for everybody, below a path of their own. Thread-safe. */
public interface PublicPages {

  /** Returns the path below which they are, with a slash at its start and end. */
  String base();

  /**
   * Returns the response to a GET request.
   *
   * @param path the path below {@link #base()}
   * @return the response; empty if there is no such page
   */
  Optional<Answer> find(String path);
}
