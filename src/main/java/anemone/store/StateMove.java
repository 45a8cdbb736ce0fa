package anemone.store;

import anemone.store.MovableState.Whole;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Moves a state to another place, whole or not at all. From before the copy is complete, the old
 * place refuses to be used, so that no mail can be sent from both.
 *
 * @param from where it is
 * @param to where it is to be
 * @param clock the time
 */
public record StateMove(MovableState from, MovableState to, Clock clock) {

  /**
   * What was moved.
   *
   * @param tables the number of tables
   * @param rows the number of their rows
   */
  public record Moved(int tables, long rows) {}

  /**
   * Copies the state in one transaction, and compares the rows of both places. If the program was
   * killed at the end of an earlier move, this completes it.
   *
   * @throws StateException if there is no state, the target has one, or the copy differs; nothing
   *     was changed then
   */
  public Moved move() {
    if (from.place().equals(to.place())) {
      throw new StateException("the state is in " + to.place() + " already");
    }
    if (!from.exists()) {
      throw new StateException("there is no state in " + from.place());
    }
    if (earlier().isEmpty()) {
      // Writes what a killed process left in its log, and makes the checks of every run.
      from.open(Duration.ZERO, false).close();
    }
    try (Whole source = from.whole();
        Whole target = to.whole()) {
      List<StoredTable> tables = StoredTable.of(source.database());
      requireSame(tables, StoredTable.of(target.database()));
      Optional<MovedState> earlier = MovedState.of(source.database());
      if (!tables.stream().allMatch(table -> table.isEmpty(target.database()))) {
        return completed(tables, earlier, source.database(), target.database());
      }
      new MovedState(to.place(), clock.instant()).keep(source.database());
      try {
        source.endWorkers();
        return target.database().inTransaction(() -> copy(tables, source.database(), target));
      } catch (RuntimeException e) {
        MovedState.remove(source.database());
        throw e;
      }
    }
  }

  private Optional<MovedState> earlier() {
    try (Whole source = from.whole()) {
      Optional<MovedState> earlier = MovedState.of(source.database());
      earlier
          .filter(moved -> !moved.place().equals(to.place()))
          .ifPresent(moved -> MovedState.requireHere(source.database()));
      return earlier;
    }
  }

  private Moved copy(List<StoredTable> tables, Database source, Whole target) {
    long rows = 0;
    for (StoredTable table : tables) {
      StoredTable.Checksum sent = table.copy(source, target.database());
      requireEqual(table, sent, target.database());
      rows += sent.rows();
    }
    from.key().ifPresent(target::keep);
    MovedState.remove(target.database());
    return new Moved(tables.size(), rows);
  }

  /** The target has rows: of this state, if an earlier move was killed after its last step. */
  private Moved completed(
      List<StoredTable> tables, Optional<MovedState> earlier, Database source, Database target) {
    if (earlier.isEmpty()) {
      throw new StateException(
          to.place()
              + " has a state already: name an empty database, or remove what is in it; nothing"
              + " was moved");
    }
    long rows = 0;
    for (StoredTable table : tables) {
      StoredTable.Checksum there = table.checksum(source, target.dialect());
      requireEqual(table, there, target);
      rows += there.rows();
    }
    return new Moved(tables.size(), rows);
  }

  private void requireEqual(StoredTable table, StoredTable.Checksum sent, Database target) {
    StoredTable.Checksum there = table.checksum(target, target.dialect());
    if (!there.equals(sent)) {
      throw new StateException(
          "the rows of "
              + table.name()
              + " in "
              + to.place()
              + " are not those of "
              + from.place()
              + " ("
              + there.rows()
              + " of "
              + sent.rows()
              + "); nothing was moved");
    }
  }

  private void requireSame(List<StoredTable> tables, List<StoredTable> others) {
    List<String> names = new ArrayList<>(tables.stream().map(StoredTable::name).toList());
    List<String> there = others.stream().map(StoredTable::name).toList();
    if (!names.equals(there)) {
      throw new IllegalStateException("the databases have different tables: " + names + there);
    }
  }
}
