package anemone.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Arranges statements so that many are sent at once. While an edition is sent, what begins and what
 * has ended alternate; sent in that order, each would take a round trip.
 */
final class UpdateBatches {

  private UpdateBatches() {}

  /**
   * Returns the numbers of the statements, from 0, in batches: those of one batch differ only in
   * their values, and what is about one subject stays in its order. A batch for a statement with
   * arrays has one about each subject.
   */
  static List<List<Integer>> of(List<Database.Update> updates) {
    List<List<Integer>> batches = new ArrayList<>();
    Map<String, Integer> latest = new HashMap<>();
    Map<Object, Integer> bySubject = new HashMap<>();
    for (int i = 0; i < updates.size(); i++) {
      Database.Update update = updates.get(i);
      int earliest = bySubject.getOrDefault(update.subject(), -1);
      int batch = latest.getOrDefault(update.sql(), -1);
      if (batch < 0 || batch < earliest || (update.hasArrays() && batch == earliest)) {
        batch = batches.size();
        batches.add(new ArrayList<>());
        latest.put(update.sql(), batch);
      }
      batches.get(batch).add(i);
      bySubject.put(update.subject(), batch);
    }
    return batches;
  }
}
