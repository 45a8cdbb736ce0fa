package anemone.run.studio;

import anemone.edition.EditorialChanges;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** The changes that can be undone and redone. Not thread-safe. */
final class History {

  private static final int MAX = 200;

  private final Deque<EditorialChanges> undone = new ArrayDeque<>();
  private final Deque<EditorialChanges> done = new ArrayDeque<>();

  /** Notes what was before a new change; what was undone before it cannot be redone. */
  void changed(EditorialChanges before) {
    undone.clear();
    push(done, before);
  }

  /** Returns what was before the last change, without taking it. */
  Optional<EditorialChanges> last(boolean redo) {
    return Optional.ofNullable((redo ? undone : done).peek());
  }

  /** Notes that the last change was undone, or the last undone one redone. */
  void moved(boolean redo, EditorialChanges before) {
    (redo ? undone : done).pop();
    push(redo ? done : undone, before);
  }

  int undoable() {
    return done.size();
  }

  int redoable() {
    return undone.size();
  }

  private static void push(Deque<EditorialChanges> stack, EditorialChanges changes) {
    stack.push(changes);
    if (stack.size() > MAX) {
      stack.removeLast();
    }
  }
}
