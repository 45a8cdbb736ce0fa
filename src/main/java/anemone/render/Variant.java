package anemone.render;

import anemone.article.ArticleId;
import anemone.edition.Edition;
import anemone.subscriber.Subscriber;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * An edition as one group of subscribers sees it: rendered once, and filled for each of them.
 *
 * @param subject the subject
 * @param text the text part, with gaps
 * @param html the HTML part, with gaps
 * @param inline the files that the HTML part shows
 */
record Variant(String subject, Gap.Text text, Gap.Text html, List<Message.Inline> inline) {

  Variant {
    inline = List.copyOf(inline);
  }

  /** The template of the HTML part. */
  static final String HTML = "digest.html.ftlh";

  /** The template of the text part. */
  static final String TEXT = "digest.txt.ftl";

  /**
   * Who sees the same.
   *
   * @param topics the topics they want, sorted; empty means all
   * @param language the language of the words around the stories
   * @param most how many stories they want at most
   * @param had articles that they have had elsewhere
   */
  record Audience(
      SortedSet<String> topics, Locale language, Optional<Integer> most, Set<ArticleId> had) {

    Audience {
      had = Set.copyOf(had);
      topics = Collections.unmodifiableSortedSet(new TreeSet<>(topics));
    }

    /**
     * Those who want the same as a subscriber, in whatever order they name their topics.
     *
     * @param words the words that the subscriber reads
     * @param had articles that the subscriber has had elsewhere
     */
    static Audience of(Subscriber subscriber, Words words, Set<ArticleId> had) {
      return new Audience(
          new TreeSet<>(subscriber.topics()), words.locale(), subscriber.most(), had);
    }
  }

  /**
   * Renders the stories for an audience, as many as there is room for.
   *
   * @param pages the proof's edition in the audience's language
   * @param seen the part of the edition that the audience sees
   * @throws TemplateProblem if a template fails, or leaves out the unsubscribe link
   */
  static Variant of(
      Proof proof, Templates templates, Pages pages, Edition seen, Audience audience) {
    Laid laid =
        SizeFit.largest(
                seen.bites().size(),
                most -> Laid.of(templates, pages.page(seen, audience.topics(), most)),
                fit -> SizeFit.fits(fit.html()))
            .orElseThrow(Variant::tooLong);
    return new Variant(
        laid.page().subject(),
        Gap.Text.of(PlainText.lay(templates.print(TEXT, laid.page()))),
        Gap.Text.of(laid.html()),
        inline(proof, laid.html()));
  }

  /** The pictures that the HTML part shows and that travel with it. */
  private static List<Message.Inline> inline(Proof proof, String html) {
    List<Message.Inline> files = new ArrayList<>();
    proof
        .pictures()
        .forEach(
            (address, picture) -> {
              String id = Message.Inline.id(address, proof.letterhead().listId());
              if (!picture.base64().isEmpty() && html.contains("cid:" + id)) {
                files.add(new Message.Inline(id, picture.type(), picture.base64()));
              }
            });
    return files;
  }

  /** A page and the HTML that was made of it. */
  private record Laid(Page page, String html) {

    static Laid of(Templates templates, Page page) {
      return new Laid(page, templates.styled(HTML, page));
    }
  }

  private static TemplateProblem tooLong() {
    return new TemplateProblem(
        HTML,
        "makes a mail of more than "
            + SizeFit.MOST_BYTES
            + " bytes from one story, which mailboxes cut; make it shorter");
  }

  /** Refuses a variant from which a reader could not unsubscribe. */
  Variant checked() {
    refuseWithoutLink(HTML, html);
    refuseWithoutLink(TEXT, text);
    return this;
  }

  private static void refuseWithoutLink(String file, Gap.Text part) {
    if (!part.gaps().contains(Gap.UNSUBSCRIBE)) {
      throw new TemplateProblem(
          file, "shows no ${reader.unsubscribe}; every mail must have that link, add it");
    }
  }
}
