package anemone.render.lint;

import java.util.ArrayList;
import java.util.List;

/** Collects the findings of one rule in one mail. */
public final class Findings {

  private final Rule rule;
  private final List<Finding> all = new ArrayList<>();

  Findings(Rule rule) {
    this.rule = rule;
  }

  /** Adds a finding of the rule's severity. */
  void add(Place place, String what, String fix) {
    add(rule.severity(), place, what, fix);
  }

  /** Adds a finding. */
  void add(Severity severity, Place place, String what, String fix) {
    all.add(new Finding(rule.id(), severity, place, what, fix));
  }

  List<Finding> all() {
    return List.copyOf(all);
  }
}
