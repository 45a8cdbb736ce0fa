package anemone.render;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Makes editions as the public sees them: the data for templates with all stories, and without a
 * recipient. The stories link to their articles, uncounted. Not thread-safe.
 */
public final class PublicPage {

  /** What a template finds where a mail has the recipient. */
  private static final Page.Reader NOBODY = new Page.Reader("", "", List.of(), 0, "", "", "");

  private final Locale language;
  private Map<String, String> files = Map.of();
  private Words words;

  /** Creates pages whose words around the stories are in a language. */
  public PublicPage(Locale language) {
    this.language = language;
    this.words = Words.in(language);
  }

  /** Returns the words of a design; most have the same. */
  private Words words(Design design) {
    if (!design.files().equals(files)) {
      files = design.files();
      words = Words.in(language, design);
    }
    return words;
  }

  /**
   * Returns the data of an edition.
   *
   * @param proof the frozen edition
   * @param topics the topics to show; empty for all
   * @return the data; empty if no story is about the topics
   */
  public Optional<Page> of(Proof proof, Set<String> topics) {
    Proof uncounted =
        new Proof(
            proof.edition(), proof.design(), proof.letterhead().withoutClicks(), proof.pictures());
    PageBuilder pages = new PageBuilder(uncounted, words(proof.design()), NOBODY);
    return proof
        .edition()
        .about(topics, Optional.empty())
        .map(seen -> pages.page(seen, topics, Optional.empty(), Integer.MAX_VALUE, true));
  }

  /** Returns the files of an edition's inline pictures, which pages name {@code cid:ID}. */
  public static List<Message.Inline> files(Proof proof) {
    return proof.pictures().entrySet().stream()
        .filter(entry -> !entry.getValue().base64().isEmpty())
        .map(
            entry ->
                new Message.Inline(
                    Message.Inline.id(entry.getKey(), proof.letterhead().listId()),
                    entry.getValue().type(),
                    entry.getValue().base64()))
        .toList();
  }
}
