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

/** Describes drafts that wait for approval, in words. */
public final class Approvals {

  private Approvals() {}

  /** Returns who has approved a draft so far, if several must: {@code ; approved 1 of 2 (Ada)}. */
  public static String progress(Drafts drafts, Drafts.Draft draft, int needed) {
    Slot slot = draft.proof().edition().slot();
    String words = DraftApproval.progressOf(drafts.approvers(slot, draft.hash()), needed);
    return words.isEmpty() ? "" : "; " + words;
  }

  /** Returns the command, without {@code anemone}, that approves exactly this draft. */
  public static String command(Drafts.Draft draft) {
    return command(draft.proof().edition().slot(), draft.hash());
  }

  /** Returns the command, without {@code anemone}, that approves an edition with a hash. */
  public static String command(Slot slot, String hash) {
    return "approve " + slot + " --hash " + DraftCopy.shown(hash);
  }

  /** Returns the size and hash of a draft: {@code 8 stories (3f2a91c0b7d1)}. */
  public static String extent(Drafts.Draft draft) {
    return "%s (%s)"
        .formatted(
            Plurals.count(draft.proof().edition().bites().size(), "story", "stories"),
            DraftCopy.shown(draft.hash()));
  }

  /** Returns how a draft differs from what the editor last saw; empty if it does not. */
  public static String news(Drafts.Draft draft) {
    if (draft.isSeen()) {
      return "";
    }
    return draft
        .seen()
        .map(seen -> difference(seen.titles(), titles(draft)))
        .orElse("the editor has not seen it yet");
  }

  /** Returns the titles of a draft's stories, in reading order. */
  public static List<String> titles(Drafts.Draft draft) {
    return titles(draft.proof());
  }

  /** Returns the titles of an edition's stories, in reading order. */
  public static List<String> titles(Proof proof) {
    return proof.edition().told().stream().map(Bite::title).toList();
  }

  /** Returns the difference between two lists of titles: {@code added: "A", "B"; removed: "C"}. */
  public static String difference(List<String> before, List<String> now) {
    List<String> parts = new ArrayList<>();
    add(parts, "added: ", now, before);
    add(parts, "removed: ", before, now);
    if (parts.isEmpty()) {
      parts.add("its order, texts or design changed");
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
