package anemone.edition;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A storyline that takes one place of an edition.
 *
 * @param leading the leading story, with the score of the storyline
 * @param more its other stories that are shown beneath it, if the place is in the edition
 * @param unshown its other stories that find no room there
 * @param update what earlier editions told of it
 * @param step the kind of its leading story; not read for a story alone that continues nothing
 */
record StorylinePlace(
    Editor.Ranked leading,
    List<Editor.Ranked> more,
    List<Editor.Ranked> unshown,
    Optional<Update> update,
    Step step) {

  StorylinePlace {
    more = List.copyOf(more);
    unshown = List.copyOf(unshown);
  }

  /** Returns all its stories, the leading one first. */
  List<Editor.Ranked> ranked() {
    return Stream.of(Stream.of(leading), more.stream(), unshown.stream()).flatMap(s -> s).toList();
  }

  /** Returns the stories that are shown, the leading one first. */
  List<Story> shown() {
    return Stream.concat(Stream.of(leading), more.stream()).map(Editor.Ranked::story).toList();
  }
}
