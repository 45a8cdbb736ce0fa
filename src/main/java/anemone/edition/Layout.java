package anemone.edition;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The order of an edition's stories in a mail: the lead, then the stories with a gist by section,
 * then those shown as headlines only.
 *
 * @param lead the lead story
 * @param topic the lead's section, without its other stories
 * @param gists the stories with a gist, by section; no section is empty
 * @param headlines the stories without one, by section; no section is empty
 */
public record Layout(Bite lead, Section topic, List<Section> gists, List<Section> headlines) {

  /** Copies the sections. */
  public Layout {
    gists = List.copyOf(gists);
    headlines = List.copyOf(headlines);
  }

  /** Returns the layout of an edition. */
  static Layout of(Edition edition) {
    List<Bite> best = best(edition);
    Bite lead = best.get(0);
    Set<Bite> withGist = each(best.subList(1, Math.max(1, Math.min(edition.gists(), best.size()))));
    List<Section> leads = new ArrayList<>();
    List<Section> gists = new ArrayList<>();
    List<Section> headlines = new ArrayList<>();
    for (Section section : edition.sections()) {
      section.only(lead::equals).ifPresent(leads::add);
      section.only(withGist::contains).ifPresent(gists::add);
      section
          .only(bite -> !bite.equals(lead) && !withGist.contains(bite))
          .ifPresent(headlines::add);
    }
    return new Layout(lead, leads.get(0), gists, headlines);
  }

  /** Returns a set of these very objects: the hash code of a story is made of all its text. */
  static Set<Bite> each(List<Bite> bites) {
    Set<Bite> each = Collections.newSetFromMap(new IdentityHashMap<>());
    each.addAll(bites);
    return each;
  }

  /**
   * Returns the stories of an edition, the lead first, then by rank. The lead is the editor's
   * choice, else the best with a date, since an undated one may not be news, that was not the lead
   * or the subject of an earlier edition.
   */
  static List<Bite> best(Edition edition) {
    List<Bite> ranked =
        edition.sections().stream()
            .flatMap(section -> section.bites().stream())
            .sorted(Comparator.comparingInt(Bite::rank))
            .toList();
    Optional<Bite> chosen =
        edition.chosenLead().flatMap(id -> ranked.stream().filter(b -> b.tells(id)).findFirst());
    Bite lead =
        chosen
            .or(() -> ranked.stream().filter(Bite::isDated).filter(Layout::isFresh).findFirst())
            .or(() -> ranked.stream().filter(Bite::isDated).findFirst())
            .orElseGet(() -> ranked.get(0));
    return Stream.concat(Stream.of(lead), ranked.stream().filter(bite -> !bite.equals(lead)))
        .toList();
  }

  private static boolean isFresh(Bite bite) {
    return !bite.yields() && !bite.repeated();
  }

  /** All stories, in reading order. */
  public List<Bite> bites() {
    return Stream.of(Stream.of(lead), bites(gists), bites(headlines)).flatMap(s -> s).toList();
  }

  private static Stream<Bite> bites(List<Section> sections) {
    return sections.stream().flatMap(section -> section.bites().stream());
  }
}
