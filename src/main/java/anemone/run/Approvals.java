package anemone.run;

import anemone.edition.Bite;
import anemone.edition.Slot;
import anemone.process.Plurals;
import anemone.render.DraftCopy;
import anemone.render.Drafts;
import anemone.render.Proof;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Words about drafts that wait for approval. */
public final class Approvals {

  private Approvals() {}

  /** {@code ; approved 1 of 2 (Ada)}: who has approved a draft so far, if several have to. */
  public static String progress(Drafts drafts, Drafts.Draft draft, int needed) {
    Slot slot = draft.proof().edition().slot();
    String words = DraftApproval.progressOf(drafts.approvers(slot, draft.hash()), needed);
    return words.isEmpty() ? "" : "; " + words;
  }

  /** The command that approves a draft as it is now, and no other: without the program's name. */
  public static String command(Drafts.Draft draft) {
    return command(draft.proof().edition().slot(), draft.hash());
  }

  /** The command that approves an edition if it has a hash. */
  public static String command(Slot slot, String hash) {
    return "approve " + slot + " --hash " + DraftCopy.shown(hash);
  }

  /** {@code 8 stories (3f2a91c0b7d1)}. */
  public static String extent(Drafts.Draft draft) {
    return "%s (%s)"
        .formatted(
            Plurals.count(draft.proof().edition().bites().size(), "story", "stories"),
            DraftCopy.shown(draft.hash()));
  }

  /** What differs from what the editor was shown last, in words; empty if nothing does. */
  public static String news(Drafts.Draft draft) {
    if (draft.isSeen()) {
      return "";
    }
    return draft
        .seen()
        .map(seen -> difference(seen.titles(), titles(draft)))
        .orElse("its editor has not seen it yet");
  }

  /** The titles of a draft's stories, in reading order. */
  public static List<String> titles(Drafts.Draft draft) {
    return titles(draft.proof());
  }

  /** The titles of an edition's stories, in reading order. */
  public static List<String> titles(Proof proof) {
    return proof.edition().told().stream().map(Bite::title).toList();
  }

  /** {@code came in: "A", "B"; left out: "C"}. */
  public static String difference(List<String> before, List<String> now) {
    List<String> parts = new ArrayList<>();
    add(parts, "came in: ", now, before);
    add(parts, "left out: ", before, now);
    if (parts.isEmpty()) {
      parts.add("its order, texts or looks changed");
    }
    return String.join("; ", parts);
  }

  private static void add(List<String> parts, String what, List<String> some, List<String> others) {
    String titles =
        some.stream()
            .filter(t -> !others.contains(t))
            .map(t -> "\"" + t + "\"")
            .collect(Collectors.joining(", "));
    if (!titles.isEmpty()) {
      parts.add(what + titles);
    }
  }
}
