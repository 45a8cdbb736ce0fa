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
import java.util.function.UnaryOperator;

/**
 * An edition as one group of subscribers sees it: rendered once, filled for each of them.
 *
 * @param subject the subject
 * @param language the language of the words around the stories, as a BCP 47 tag
 * @param text the text part, with merge fields
 * @param html the HTML part, with merge fields
 * @param inline the files shown in the HTML part
 */
record Variant(
    String subject, String language, Gap.Text text, Gap.Text html, List<Message.Inline> inline) {

  Variant {
    inline = List.copyOf(inline);
  }

  /** The template of the HTML part. */
  static final String HTML = "digest.html.ftlh";

  /** The template of the text part. */
  static final String TEXT = "digest.txt.ftl";

  /**
   * The subscribers who get one variant.
   *
   * @param topics their topics, sorted; empty for all
   * @param language their language
   * @param most the maximum number of stories they want
   * @param had the articles they already received in other editions
   */
  record Audience(
      SortedSet<String> topics, Locale language, Optional<Integer> most, Set<ArticleId> had) {

    Audience {
      had = Set.copyOf(had);
      topics = Collections.unmodifiableSortedSet(new TreeSet<>(topics));
    }

    /**
     * Returns the audience of a subscriber.
     *
     * @param words the words in the subscriber's language
     * @param had the articles the subscriber already received in other editions
     */
    static Audience of(Subscriber subscriber, Words words, Set<ArticleId> had) {
      return new Audience(
          new TreeSet<>(subscriber.topics()), words.locale(), subscriber.most(), had);
    }
  }

  /**
   * Renders as many stories for an audience as fit.
   *
   * @param pages the proof's edition in the audience's language
   * @param seen the part of the edition that the audience sees
   * @throws TemplateProblem if a template fails, or omits the unsubscribe link
   */
  static Variant of(
      Proof proof, Templates templates, PageBuilder pages, Edition seen, Audience audience) {
    Laid laid = fitting(templates, pages, seen, audience);
    if (!laid.isWhole()) {
      laid = fitting(templates, pages, seen.apart(), audience);
    }
    String text = templates.print(TEXT, laid.page());
    if (!Laid.showsAll(laid.page(), text, UnaryOperator.identity())) {
      Edition shown = seen.about(Set.of(), Optional.of(laid.page().count())).orElseThrow().apart();
      text =
          templates.print(
              TEXT,
              pages.page(shown, audience.topics(), audience.most(), shown.bites().size(), false));
    }
    return new Variant(
        laid.page().subject(),
        laid.page().language(),
        Gap.Text.of(PlainText.lay(text)),
        Gap.Text.of(laid.html()),
        inline(proof, laid.html()));
  }

  /** Lays out as many stories as fit; gists of stories beneath others only if all fit. */
  private static Laid fitting(
      Templates templates, PageBuilder pages, Edition seen, Audience audience) {
    int all = seen.bites().size();
    Laid roomy =
        Laid.of(templates, pages.page(seen, audience.topics(), audience.most(), all, true));
    return SizeFit.fits(roomy.html())
        ? roomy
        : SizeFit.largest(
                all,
                most ->
                    Laid.of(
                        templates,
                        pages.page(seen, audience.topics(), audience.most(), most, false)),
                fit -> SizeFit.fits(fit.html()))
            .orElseThrow(Variant::tooLong);
  }

  /** Returns the attached pictures that the HTML part shows. */
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

  /**
   * A page and its HTML.
   *
   * @param page the page
   * @param html its HTML
   * @param isWhole whether the template shows the stories beneath others
   */
  private record Laid(Page page, String html, boolean isWhole) {

    static Laid of(Templates templates, Page page) {
      String printed = templates.print(HTML, page);
      return new Laid(
          page,
          templates.styled(HTML, printed),
          showsAll(page, printed, title -> Gap.escaped(title).replace("'", "&#39;")));
    }

    /** Whether a printed page has the title of every story that is beneath another. */
    static boolean showsAll(Page page, String printed, UnaryOperator<String> escape) {
      return page.stories()
          .flatMap(story -> story.more().stream())
          .allMatch(more -> printed.contains(escape.apply(more.title())));
    }
  }

  private static TemplateProblem tooLong() {
    return new TemplateProblem(
        HTML,
        "produces a mail of more than "
            + SizeFit.MAX_BYTES
            + " bytes from one story, which mailboxes truncate; make it shorter");
  }

  /** Returns this, unless the unsubscribe link is missing. */
  Variant checked() {
    refuseWithoutLink(HTML, html);
    refuseWithoutLink(TEXT, text);
    return this;
  }

  private static void refuseWithoutLink(String file, Gap.Text part) {
    if (!part.gaps().contains(Gap.UNSUBSCRIBE)) {
      throw new TemplateProblem(
          file, "does not show ${reader.unsubscribe}; every mail must have that link, add it");
    }
  }
}
