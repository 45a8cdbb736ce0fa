package anemone.web.archive;

import anemone.cache.LruMap;
import anemone.edition.Slot;
import anemone.edition.Topic;
import anemone.render.Message;
import anemone.render.Page;
import anemone.render.Proof;
import anemone.render.Proofs;
import anemone.render.Proofs.Sent;
import anemone.render.PublicPage;
import anemone.web.pages.Answer;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads frozen editions for the archive. What lists need of an edition is kept, since reading one
 * takes milliseconds. Not thread-safe.
 */
final class EditionReader {

  /** Number of editions whose feed items are kept: more than all feeds usually show together. */
  private static final int ITEMS_KEPT = 400;

  private static final Map<String, String> ENDINGS =
      Map.of("image/jpeg", ".jpg", "image/png", ".png", "image/gif", ".gif", "image/webp", ".webp");

  private final ArchiveSite site;
  private final ArchiveView view;
  private final Proofs proofs;
  private final PublicPage pages;
  private final Map<Slot, EditionEntry> entries = new HashMap<>();
  private final Map<Slot, Map<String, FeedItem>> items = new LruMap<>(ITEMS_KEPT);

  /**
   * The edition that was read last: its page, its pictures and its entry are often asked in turn.
   */
  private Optional<Whole> last = Optional.empty();

  EditionReader(ArchiveSite site, ArchiveView view, Proofs proofs) {
    this.site = site;
    this.view = view;
    this.proofs = proofs;
    this.pages = new PublicPage(site.language());
  }

  /**
   * An edition as read.
   *
   * @param sent the edition
   * @param proof its frozen form
   * @param page the data for templates
   */
  record Whole(Sent sent, Proof proof, Page page) {}

  /** Returns the title of an edition: the editor's subject, or the whole title of the lead. */
  static String title(Whole whole, Page page) {
    return whole.proof().edition().words().subject().isBlank()
        ? page.lead().title()
        : page.subject();
  }

  /**
   * Takes over what is known of an edition that was read before; ignored if it differs.
   *
   * @param feed its items by topic; empty if they are not known
   */
  void know(Sent sent, EditionEntry entry, Map<String, FeedItem> feed) {
    if (entry.hash().equals(sent.hash())) {
      entries.put(sent.slot(), entry);
      if (!feed.isEmpty()) {
        items.put(sent.slot(), feed);
      }
    }
  }

  /** Returns the entry of an edition. */
  EditionEntry entry(Sent sent) {
    EditionEntry known = entries.get(sent.slot());
    return known != null && known.hash().equals(sent.hash()) ? known : whole(sent).entry();
  }

  /** Returns an edition. */
  Known whole(Sent sent) {
    Whole whole = last.filter(l -> l.sent().equals(sent)).orElseGet(() -> read(sent));
    last = Optional.of(whole);
    EditionEntry known = entries.get(sent.slot());
    EditionEntry entry = known != null && known.hash().equals(sent.hash()) ? known : entry(whole);
    entries.put(sent.slot(), entry);
    return new Known(whole, entry);
  }

  /**
   * An edition and its entry.
   *
   * @param whole the edition
   * @param entry its entry
   */
  record Known(Whole whole, EditionEntry entry) {}

  /** Returns an edition with a gist of its best stories only. */
  Whole shorter(Whole whole, int gists) {
    return new Whole(whole.sent(), whole.proof(), pages.shorter(whole.proof(), gists));
  }

  private Whole read(Sent sent) {
    Proof proof = proofs.find(sent.slot()).orElseThrow().proof();
    return new Whole(sent, proof, pages.of(proof, Set.of()).orElseThrow());
  }

  private EditionEntry entry(Whole whole) {
    Page page = whole.page();
    Page.Story lead = page.lead();
    return new EditionEntry(
        whole.sent().hash(),
        title(whole, page),
        lead.language(),
        lead.direction(),
        page.masthead().date(),
        page.masthead().extent(),
        lead.gist(),
        site.topics().stream()
            .map(Topic::name)
            .filter(
                topic -> whole.proof().edition().about(Set.of(topic), Optional.empty()).isPresent())
            .toList());
  }

  /**
   * Returns an edition as an item of a feed.
   *
   * @param topic the name of the topic of the feed; empty for all topics
   */
  FeedItem item(Sent sent, String topic) {
    return Optional.ofNullable(items(sent).get(topic)).orElseThrow();
  }

  /** Returns an edition as an item of each feed that has it, by topic. */
  Map<String, FeedItem> items(Sent sent) {
    Map<String, FeedItem> known = items.get(sent.slot());
    Map<String, FeedItem> all = known == null ? made(sent) : known;
    items.put(sent.slot(), all);
    return all;
  }

  private Map<String, FeedItem> made(Sent sent) {
    Known known = whole(sent);
    Map<String, FeedItem> all = new HashMap<>();
    all.put("", item(known.whole(), known.whole().page(), ""));
    for (Topic topic : site.topics()) {
      if (known.entry().topics().contains(topic.name())) {
        pages
            .of(known.whole().proof(), Set.of(topic.name()))
            .ifPresent(
                page ->
                    all.put(
                        topic.name(),
                        item(
                            known.whole(), page, "#" + ArchiveSite.path(topic).split("/", -1)[1])));
      }
    }
    return all;
  }

  private FeedItem item(Whole whole, Page page, String part) {
    String url = site.at(path(whole.sent().slot()));
    return new FeedItem(
        url + part,
        url,
        title(whole, page),
        whole.sent().at(),
        page.lead().gist(),
        pictured(view.print("entry.ftlh", new ArchiveModel.FeedEntry(page)), whole, url),
        page.sections().stream().map(Page.Section::title).filter(t -> !t.isEmpty()).toList());
  }

  /** Replaces the addresses of inline pictures by those of files of the archive. */
  String pictured(String html, Whole whole, String url) {
    String replaced = html;
    for (Message.Inline file : PublicPage.files(whole.proof())) {
      replaced = replaced.replace("cid:" + file.id(), url + name(file));
    }
    return replaced;
  }

  /** Returns the paths of an edition's pictures. */
  List<String> pictures(Sent sent) {
    return PublicPage.files(whole(sent).whole().proof()).stream()
        .map(file -> path(sent.slot()) + name(file))
        .toList();
  }

  /** Returns a picture of an edition. */
  Optional<Answer> picture(Sent sent, String path) {
    return PublicPage.files(whole(sent).whole().proof()).stream()
        .filter(file -> path.equals(path(sent.slot()) + name(file)))
        .findFirst()
        .map(file -> Answer.file(file.type(), Base64.getMimeDecoder().decode(file.base64())));
  }

  /** Returns the path of an edition. */
  static String path(Slot slot) {
    return slot.label() + "/";
  }

  private static String name(Message.Inline file) {
    return file.id().replaceFirst("@.*", "") + ENDINGS.getOrDefault(file.type(), ".img");
  }
}
