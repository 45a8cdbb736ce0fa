package anemone.newsletter;

import anemone.article.Article;
import anemone.article.ArticleId;
import anemone.edition.Bite;
import anemone.edition.Editor;
import anemone.edition.Selection;
import anemone.edition.Story;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The stories on a sheet: which articles each has, and what follows for the edition. */
final class SheetStories {

  private final SheetEdition shown;
  private final Instant asOf;
  private final List<Entry> entries = new ArrayList<>();
  private final Map<ArticleId, String> claimed = new HashMap<>();
  private final Set<ArticleId> left = new HashSet<>();
  private final Set<ArticleId> pinned = new HashSet<>();

  /**
   * No stories yet.
   *
   * @param shown the edition as the sheet was printed from it
   * @param asOf when that was; the sheet says nothing about articles that were collected later
   */
  SheetStories(SheetEdition shown, Instant asOf) {
    this.shown = shown;
    this.asOf = asOf;
  }

  /** A story on the sheet: its articles, the lead first. */
  record Entry(Fields fields, Article lead, List<Article> also, boolean ordered) {

    Stream<ArticleId> ids() {
      return Stream.concat(Stream.of(lead), also.stream()).map(Article::id);
    }
  }

  void add(Entry entry) {
    entry.ids().forEach(id -> claim(entry, id));
    entries.add(entry);
  }

  private void claim(Entry entry, ArticleId id) {
    String place = entry.fields().pathOf(id.equals(entry.lead().id()) ? "id" : "also");
    String other = claimed.putIfAbsent(id, place);
    if (other != null) {
      entry
          .fields()
          .problem(
              id.equals(entry.lead().id()) ? "id" : "also",
              "has "
                  + id.value().substring(0, Math.min(12, id.value().length()))
                  + ", which "
                  + other
                  + " also has; an article can be in one story only, delete one of the two");
    }
  }

  /** Pins the story of an article. */
  void pin(ArticleId lead) {
    pinned.add(lead);
  }

  /** Leaves a story among those that wait. */
  void leave(Story story) {
    story.articles().forEach(article -> left.add(article.id()));
  }

  /** Returns the articles of a story, without one, that no story of the sheet has so far. */
  List<Article> unclaimed(Story story, Article without) {
    return story.articles().stream()
        .filter(a -> !a.id().equals(without.id()) && !claimed.containsKey(a.id()))
        .toList();
  }

  /** Adds to each story what belongs to the articles that were moved to it. */
  void addCompanions() {
    entries.replaceAll(this::withCompanions);
  }

  /**
   * Adds the other articles of a story whose lead was moved here, unless they are elsewhere on the
   * sheet.
   */
  private Entry withCompanions(Entry entry) {
    Set<Article> also = new LinkedHashSet<>(entry.also());
    for (Article moved : entry.also()) {
      Story from = storyOf(moved);
      boolean elsewhere = from.articles().stream().anyMatch(a -> a.id().equals(entry.lead().id()));
      if (!elsewhere && from.lead().id().equals(moved.id())) {
        from.alsoAt().stream()
            .filter(a -> claimed.putIfAbsent(a.id(), "") == null)
            .forEach(also::add);
      }
    }
    return new Entry(entry.fields(), entry.lead(), List.copyOf(also), entry.ordered());
  }

  Selection selection() {
    Set<ArticleId> kept = new HashSet<>();
    entries.forEach(entry -> entry.ids().forEach(kept::add));
    Set<ArticleId> dropped = new HashSet<>(shown.changes().selection().dropped());
    Set<ArticleId> passedOver = new HashSet<>();
    for (Editor.Ranked ranked : shown.ranked()) {
      Story story = ranked.story();
      boolean deleted =
          shown.bite(story).isPresent()
              && isGone(story)
              && shown.above(story).map(Bite::story).filter(above -> !isGone(above)).isEmpty();
      story.articles().stream()
          .filter(this::wasThere)
          .map(Article::id)
          .filter(id -> !kept.contains(id))
          .forEach(id -> (deleted ? dropped : passedOver).add(id));
    }
    dropped.removeAll(kept);
    passedOver.removeAll(dropped);
    return new Selection(kept, pinned, dropped, passedOver);
  }

  /** Whether a story is nowhere on the sheet. */
  private boolean isGone(Story story) {
    return story.articles().stream().allMatch(article -> isGone(article.id()));
  }

  /** Whether an article is in no story of the sheet. */
  boolean isGone(ArticleId article) {
    return !claimed.containsKey(article) && !left.contains(article);
  }

  private boolean wasThere(Article article) {
    return !article.collected().isAfter(asOf);
  }

  /** Returns the order of the sheet, if it differs from the edition's, or must be fixed. */
  List<ArticleId> order(boolean fixed) {
    List<ArticleId> now = entries.stream().filter(Entry::ordered).map(e -> e.lead().id()).toList();
    List<ArticleId> before =
        shown.edition().bites().stream()
            .map(b -> b.story().lead().id())
            .filter(now::contains)
            .toList();
    boolean usual = now.equals(before) && shown.changes().order().isEmpty() && !fixed;
    return usual ? List.of() : now;
  }

  /** Returns the stories of the sheet that differ from the automatic grouping. */
  List<List<ArticleId>> groups() {
    Map<ArticleId, List<ArticleId>> groups = new LinkedHashMap<>();
    Set<ArticleId> inEntries = new HashSet<>();
    entries.forEach(entry -> entry.ids().forEach(inEntries::add));
    for (Entry entry : entries) {
      List<ArticleId> ids = entry.ids().toList();
      List<Article> usual =
          shown.groupOf(entry.lead().id()).stream()
              .flatMap(s -> s.articles().stream())
              .filter(this::wasThere)
              .toList();
      boolean same = Set.copyOf(usual.stream().map(Article::id).toList()).equals(Set.copyOf(ids));
      if (!same || !usual.get(0).id().equals(entry.lead().id())) {
        groups.put(entry.lead().id(), ids);
        usual.stream()
            .map(Article::id)
            .filter(id -> !inEntries.contains(id))
            .forEach(id -> groups.putIfAbsent(id, List.of(id)));
      }
    }
    return List.copyOf(groups.values());
  }

  /** Returns the story of an article in the edition, or one of the article alone. */
  Story storyOf(Article article) {
    return shown.storyOf(article.id()).orElseGet(() -> new Story(article, List.of()));
  }
}
