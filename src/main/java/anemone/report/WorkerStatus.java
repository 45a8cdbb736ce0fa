package anemone.report;

import anemone.edition.Slot;
import anemone.process.Plurals;
import anemone.run.Shards;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The status of the workers that share editions, and of what they share.
 *
 * @param shards the shards
 * @param open the editions that are being sent
 */
public record WorkerStatus(Shards shards, List<Slot> open) {

  /** Copies the editions. */
  public WorkerStatus {
    open = List.copyOf(open);
  }

  /** Returns a line for each worker, open edition and refusal. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    Instant now = shards.now();
    for (Shards.Worker each : shards.workers()) {
      Duration silent = Duration.between(each.seen(), now);
      lines.add(
          "worker %s: %s, %,d accepted in %s, %,d a second, seen %s ago%s"
              .formatted(
                  each.name(),
                  Plurals.count(each.shards(), "shard", "shards"),
                  each.accepted(),
                  Plurals.time(Duration.between(each.since(), now)),
                  each.rate(),
                  Plurals.time(silent),
                  silent.compareTo(Shards.SILENCE) > 0 ? "; dead" : ""));
    }
    for (Slot slot : open) {
      Shards.Progress progress = shards.progress(slot);
      if (progress.left() + progress.halted() > 0) {
        lines.add(
            "%s: %s, %,d being sent, %,d waiting, %,d done%s"
                .formatted(
                    slot,
                    Plurals.count(
                        progress.left() + progress.done() + progress.halted(), "shard", "shards"),
                    progress.taken(),
                    progress.open(),
                    progress.done(),
                    progress.trouble().isEmpty() ? "" : "; " + progress.trouble()));
      }
      for (Shards.Halt halt : shards.halts(slot)) {
        lines.add("%s: %s (met by worker %s)".formatted(slot, halt.reason(), halt.worker()));
      }
    }
    return lines;
  }

  /** Returns an object for each worker. */
  public List<ObjectNode> json() {
    Instant now = shards.now();
    return shards.workers().stream().map(each -> json(each, now)).toList();
  }

  private static ObjectNode json(Shards.Worker each, Instant now) {
    return JsonMapper.shared()
        .createObjectNode()
        .put("worker", each.name())
        .put("shards", each.shards())
        .put("accepted", each.accepted())
        .put("messages-per-second", each.rate())
        .put("since", each.since().toString())
        .put("seen-seconds-ago", Duration.between(each.seen(), now).toSeconds());
  }
}
