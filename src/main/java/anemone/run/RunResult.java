package anemone.run;

import anemone.article.ArticleId;
import anemone.deliver.bounce.BounceProcessor;
import anemone.edition.Edition;
import anemone.edition.Fate;
import anemone.edition.Slot;
import anemone.process.ExitCode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a run has done, step by step. */
public final class RunResult {

  private final List<String> told = new ArrayList<>();
  private final Map<Slot, FateCount> composed = new LinkedHashMap<>();
  private final Map<Slot, Map<ArticleId, Fate>> fates = new LinkedHashMap<>();
  private final List<SendResult> posted = new ArrayList<>();
  private final List<Slot> waiting = new ArrayList<>();
  private Optional<CollectResult> collected = Optional.empty();
  private Optional<BounceProcessor.ProcessResult> returned = Optional.empty();

  void collected(CollectResult found) {
    collected = Optional.of(found);
  }

  void returned(BounceProcessor.ProcessResult processed) {
    returned = Optional.of(processed);
  }

  /** Adds a part to the line. */
  void tell(String part) {
    told.add(part);
  }

  /** An edition waits for its approval. */
  void waits(Slot slot) {
    waiting.add(slot);
  }

  void sent(SendResult sending) {
    posted.add(sending);
  }

  void composed(Edition edition) {
    composed.put(edition.slot(), FateCount.of(edition));
    fates.put(edition.slot(), edition.fates());
  }

  /** Whether the process was asked to stop, so that nothing new should begin. */
  public boolean isStopped() {
    return posted.stream().anyMatch(SendResult::isStopped);
  }

  /** Returns the result of the run in one line. */
  public String line() {
    Optional<SendResult> first =
        posted.stream().filter(p -> composed.containsKey(p.slot())).findFirst();
    List<String> parts = new ArrayList<>();
    if (first.isEmpty()) {
      collected.ifPresent(found -> parts.add(found.toString()));
    }
    parts.addAll(told);
    for (SendResult each : posted) {
      FateCount fates = composed.get(each.slot());
      // Only the first new edition names the collected articles.
      String found =
          first.filter(each::equals).isPresent()
              ? collected.map(c -> c.summary() + ", ").orElse("")
              : "";
      parts.add(
          fates == null
              ? each.toString()
              : each.slot() + ": " + found + fates + "; " + each.outcome());
    }
    returned
        .map(BounceProcessor.ProcessResult::tally)
        .filter(tally -> tally.all() > 0)
        .ifPresent(tally -> parts.add(tally.toString()));
    return parts.isEmpty() ? "nothing is due" : String.join("; ", parts);
  }

  /** Returns the result of collecting, if the run collected. */
  public Optional<CollectResult> collected() {
    return collected;
  }

  /** Returns the result of processing bounces, if the mailbox was read. */
  public Optional<BounceProcessor.ProcessResult> returned() {
    return returned;
  }

  /** The editions that were composed, with what became of their articles. */
  public Map<Slot, FateCount> composed() {
    return Collections.unmodifiableMap(composed);
  }

  /** What became of each article in an edition that was composed, with the reason. */
  public Map<ArticleId, Fate> fates(Slot slot) {
    return fates.getOrDefault(slot, Map.of());
  }

  /** The editions that were sent, or went on being sent. */
  public List<SendResult> posted() {
    return List.copyOf(posted);
  }

  /** Whether a delivery failed or may have failed in this run. */
  public boolean isTrouble() {
    return posted.stream().anyMatch(SendResult::isTrouble);
  }

  /** Returns the exit code of the run. */
  public ExitCode exitCode() {
    if (posted.stream().anyMatch(SendResult::isUnavailable)) {
      boolean something = posted.stream().anyMatch(SendResult::isSomethingSent);
      return something ? ExitCode.TRY_AGAIN : ExitCode.UNAVAILABLE;
    }
    if (!mayGoOn() || !posted.stream().allMatch(p -> p.isDone() && p.givenUp() == 0)) {
      return ExitCode.TRY_AGAIN;
    }
    if (!waiting.isEmpty()) {
      return ExitCode.APPROVAL;
    }
    boolean stuck = returned.filter(BounceProcessor.ProcessResult::stuck).isPresent();
    return stuck ? ExitCode.TRY_AGAIN : ExitCode.OK;
  }

  /**
   * Whether another edition can be sent, or the reason that ended the last one holds for it, too.
   */
  boolean mayGoOn() {
    return posted.stream().allMatch(SendResult::leavesRoom);
  }
}
