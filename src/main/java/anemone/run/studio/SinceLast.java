package anemone.run.studio;

import anemone.edition.Bite;
import anemone.edition.Edition;
import anemone.process.Plurals;
import anemone.render.Design;
import anemone.render.Proof;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Says how an edition differs from the one before it. */
final class SinceLast {

  private SinceLast() {}

  /** Returns the differences in sentences. */
  static List<String> differences(Proof last, Proof now) {
    List<String> lines = new ArrayList<>();
    Edition before = last.edition();
    Edition next = now.edition();
    lines.add("%s; %s had %d.".formatted(stories(next), before.slot(), before.bites().size()));
    lines.add(
        before.lead().title().equals(next.lead().title())
            ? "The lead is the one of last time."
            : "The lead was \"%s\".".formatted(before.lead().title()));
    Set<String> told = before.told().stream().map(Bite::title).collect(Collectors.toSet());
    add(
        lines,
        "Told before: ",
        next.told().stream().filter(b -> told.contains(b.title())).toList());
    add(
        lines,
        "Goes on: ",
        next.bites().stream().filter(bite -> bite.earlier().isPresent()).toList());
    sources(lines, "New sources: ", next, before);
    sources(lines, "Sources without a story this time: ", before, next);
    if (next.intro().isEmpty() != before.intro().isEmpty()) {
      lines.add(next.intro().isEmpty() ? "It has no introduction now." : "It has an introduction.");
    }
    design(lines, last.design(), now.design());
    if (!last.letterhead().equals(now.letterhead())) {
      lines.add("Settings of the newsletter changed that its mails show.");
    }
    return lines;
  }

  private static String stories(Edition edition) {
    return Plurals.count(edition.bites().size(), "story", "stories");
  }

  private static void add(List<String> lines, String label, List<Bite> bites) {
    if (!bites.isEmpty()) {
      lines.add(
          label
              + bites.stream().map(b -> "\"" + b.title() + "\"").collect(Collectors.joining(", "))
              + ".");
    }
  }

  private static void sources(List<String> lines, String label, Edition one, Edition other) {
    Set<String> only = sources(one);
    only.removeAll(sources(other));
    if (!only.isEmpty()) {
      lines.add(label + String.join(", ", only) + ".");
    }
  }

  private static Set<String> sources(Edition edition) {
    return edition.told().stream()
        .map(bite -> bite.story().lead().source())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static void design(List<String> lines, Design before, Design now) {
    Set<String> names = new TreeSet<>(before.files().keySet());
    names.addAll(now.files().keySet());
    names.removeIf(name -> Objects.equals(before.files().get(name), now.files().get(name)));
    if (!names.isEmpty()) {
      lines.add("Templates changed: " + String.join(", ", names) + ".");
    }
    if (!before.look().equals(now.look())) {
      lines.add("Theme, pictures, logo or colours of topics changed.");
    }
  }
}
