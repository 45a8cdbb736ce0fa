package anemone.edition.story;

import static org.assertj.core.api.Assertions.assertThat;

import anemone.edition.story.LeaderGroups.Thresholds;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LeaderGroupsTest {

  private static final Thresholds THRESHOLDS = new Thresholds(0.7, 0, -1.5);

  @Test
  void aDoubtfulPairStaysApart() {
    LeaderGroups groups = groups(Map.of(Set.of(0, 1), 0.5));

    groups.join(0, 1);

    assertThat(groups.together(0, 1)).isFalse();
  }

  @Test
  void aDoubtfulArticleJoinsAGroupWhoseLeaderItMatches() {
    LeaderGroups groups = groups(Map.of(Set.of(0, 1), 2.0, Set.of(1, 2), 0.5, Set.of(0, 2), -1.0));

    groups.join(0, 1);
    groups.join(1, 2);

    assertThat(groups.of(0)).containsExactly(0, 1, 2);
    assertThat(groups.leaders(groups.of(0))).containsExactly(1);
  }

  @Test
  void aChainOfArticlesIsNoGroup() {
    LeaderGroups groups = groups(Map.of(Set.of(0, 1), 3.0, Set.of(1, 2), 3.0, Set.of(2, 3), 3.0));

    groups.join(0, 1);
    groups.join(1, 2);
    groups.join(2, 3);

    assertThat(groups.together(2, 3)).isFalse();
  }

  @Test
  void noTwoOfAGroupContradictEachOther() {
    LeaderGroups groups = groups(Map.of(Set.of(0, 1), 3.0, Set.of(1, 2), 3.0, Set.of(0, 2), -4.0));

    groups.join(0, 1);
    groups.join(1, 2);

    assertThat(groups.of(2)).containsExactly(2);
  }

  /** Articles 0 to 3; pairs that are not named score -1. */
  private static LeaderGroups groups(Map<Set<Integer>, Double> scores) {
    return new LeaderGroups(
        4, (i, j) -> scores.getOrDefault(Set.of(i, j), -1.0), THRESHOLDS, (i, j) -> false);
  }
}
