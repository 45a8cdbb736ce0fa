package anemone.edition.story;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Places in a list, parted into groups that grow together. */
final class Groups {

  private final List<List<Integer>> groups = new ArrayList<>();

  /** Each place alone. */
  Groups(int places) {
    for (int i = 0; i < places; i++) {
      groups.add(new ArrayList<>(List.of(i)));
    }
  }

  /** The group of a place, the first place first; two places of one group have the same list. */
  List<Integer> of(int place) {
    return groups.get(place);
  }

  void join(int one, int other) {
    List<Integer> some = groups.get(one);
    List<Integer> others = groups.get(other);
    if (some == others) {
      return;
    }
    List<Integer> all = some.size() < others.size() ? others : some;
    List<Integer> few = all == some ? others : some;
    all.addAll(few);
    Collections.sort(all);
    few.forEach(place -> groups.set(place, all));
  }
}
