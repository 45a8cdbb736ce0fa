package anemone.run;

import anemone.edition.Slot;
import anemone.process.CommandFailure;
import anemone.process.ExitCode;
import anemone.process.Plurals;
import anemone.render.Drafts;
import anemone.render.Proof;
import anemone.render.Proofs;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Approves editions on behalf of the people who have seen them. */
public final class DraftApproval {

  private static final int LONGEST_NAME = 80;
  private static final DateTimeFormatter WHEN =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

  private final EditionDesk desk;
  private final LintGate gate;
  private final Audience audience;

  /**
   * An approval of editions.
   *
   * @param desk the editions
   * @param gate refuses editions with errors
   * @param audience the subscribers
   */
  public DraftApproval(EditionDesk desk, LintGate gate, Audience audience) {
    this.desk = desk;
    this.gate = gate;
    this.audience = audience;
  }

  /**
   * The result of an approval.
   *
   * @param approved the edition, if enough people have approved it
   * @param names the names of the people who have approved it so far, if more than one must
   * @param needed the number of people who must approve
   */
  public record Result(Optional<Proofs.Approved> approved, List<String> names, int needed) {

    /** Copies the names. */
    public Result {
      names = List.copyOf(names);
    }

    /** {@code approved 1 of 2 (Ada)}. */
    public String progress() {
      return progressOf(names, needed);
    }
  }

  /**
   * Records one person's approval of an edition, and freezes the edition once enough people have
   * approved it.
   *
   * @param proof the edition that the person has seen
   * @param name the name of the person; may be empty if one approval is enough
   * @throws CommandFailure if a mail of the edition has an error, or the name is missing
   */
  public Result approve(Proof proof, String name) {
    Slot slot = proof.edition().slot();
    String clean = clean(name);
    int needed = Math.max(1, desk.release().approvers());
    if (needed > 1 && clean.isEmpty()) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "%s needs the approval of %d people; give your name with --by NAME"
              .formatted(slot, needed));
    }
    gate.check(proof, audience);
    Drafts drafts = desk.drafts();
    String hash = drafts.hash(proof);
    if (needed > 1) {
      if (drafts.find(slot).filter(draft -> draft.hash().equals(hash)).isEmpty()) {
        Drafts.Draft unused = desk.draft(proof);
      }
      String known =
          drafts.approvers(slot, hash).stream()
              .filter(clean::equalsIgnoreCase)
              .findFirst()
              .orElse(clean);
      drafts.approve(slot, hash, known, desk.now());
    }
    List<String> names = drafts.approvers(slot, hash);
    if (needed > 1 && names.size() < needed) {
      return new Result(Optional.empty(), names, needed);
    }
    Proofs.Approved approved = desk.approve(proof);
    desk.visit(slot);
    return new Result(Optional.of(approved), names, needed);
  }

  /** Returns to whom and when an edition is sent: {@code to 1,204 subscribers, by the next run}. */
  public String outlook(Slot slot) {
    return outlook(slot, desk.now().plus(desk.release().hold()));
  }

  /**
   * Returns to whom and when an edition is sent, in words.
   *
   * @param release the time before which no mail is sent
   */
  public String outlook(Slot slot, Instant release) {
    ZoneId zone = desk.letterhead().zone();
    String to = Plurals.count(audience.share(slot, s -> true).count(), "subscriber", "subscribers");
    return release.isAfter(desk.now())
        ? "to %s, by the next run, not before %s".formatted(to, WHEN.format(release.atZone(zone)))
        : "to %s, by the next run".formatted(to);
  }

  /** Returns who has approved: {@code approved 1 of 2 (Ada)}; empty if nobody has. */
  static String progressOf(List<String> names, int needed) {
    return names.isEmpty()
        ? ""
        : "approved %d of %d (%s)".formatted(names.size(), needed, String.join(", ", names));
  }

  private static String clean(String name) {
    String line = name.strip().replaceAll("[\\p{Cntrl}\\s]+", " ");
    return line.substring(0, Math.min(LONGEST_NAME, line.length()));
  }
}
