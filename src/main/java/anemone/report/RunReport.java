package anemone.report;

import anemone.article.ArticleId;
import anemone.collect.Harvest;
import anemone.deliver.Delivery.State;
import anemone.deliver.bounce.BounceProcessor;
import anemone.deliver.bounce.BounceRecord.Kind;
import anemone.edition.Fate;
import anemone.process.AtomicFile;
import anemone.process.CommandFailure;
import anemone.process.ExitCode;
import anemone.process.FileFailure;
import anemone.process.SecretRedactor;
import anemone.run.CollectResult;
import anemone.run.RunListener;
import anemone.run.RunResult;
import anemone.run.SendResult;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes the result of a run to a JSON file, for monitoring. */
public final class RunReport implements RunListener {

  private final ObjectNode json = JsonMapper.shared().createObjectNode();

  private final Path file;

  /**
   * The report of a run.
   *
   * @param file the file, written when the run ends
   * @param began the time at which the run started
   */
  public RunReport(Path file, Instant began) {
    this.file = file;
    json.put("began", began.toString());
  }

  /**
   * Writes the file atomically.
   *
   * @throws CommandFailure if it cannot be written
   */
  @Override
  public void ended(End end) {
    end.run().ifPresent(this::tell);
    json.put("milliseconds", end.took().toMillis());
    json.put("exitCode", end.exitCode());
    json.put("line", end.line());
    write();
  }

  /** Adds the result of a run. */
  private void tell(RunResult round) {
    round.collected().ifPresent(this::tell);
    round.returned().ifPresent(this::tell);
    ArrayNode editions = json.putArray("editions");
    round
        .composed()
        .forEach(
            (slot, fates) -> {
              ObjectNode edition = editions.addObject();
              edition
                  .put("slot", slot.label())
                  .put("used", fates.used())
                  .put("merged", fates.merged())
                  .put("carried", fates.carried())
                  .put("dropped", fates.dropped())
                  .put("beneath", fates.beneath())
                  .put("updates", fates.updates());
              tell(round.fates(slot), edition.putArray("articles"));
            });
    ArrayNode deliveries = json.putArray("deliveries");
    for (SendResult posted : round.posted()) {
      ObjectNode counts = deliveries.addObject().put("slot", posted.slot().label());
      for (State state : State.values()) {
        counts.put(state.word(), posted.dispatched().tally().of(state));
      }
      counts.put("nothing", posted.dispatched().tally().nothing());
      counts.put("suppressed", posted.share().suppressed());
      counts.put("later", posted.later());
      counts.put("givenUp", posted.givenUp());
      counts.put("acceptedInThisRun", posted.dispatched().accepted());
      counts.put("end", posted.dispatched().end().name().toLowerCase(Locale.ROOT));
      counts.put("trouble", posted.dispatched().trouble());
    }
  }

  /** Adds what became of each article: its identity, the word of its fate, and the reason. */
  private static void tell(Map<ArticleId, Fate> fates, ArrayNode articles) {
    new TreeMap<>(fates)
        .forEach(
            (article, fate) ->
                articles
                    .addObject()
                    .put("id", article.value())
                    .put("fate", fate.word())
                    .put("why", fate.why()));
  }

  private void tell(BounceProcessor.ProcessResult cleared) {
    ObjectNode returned = json.putObject("bounces");
    for (Kind kind : Kind.values()) {
      returned.put(kind.word(), cleared.tally().of(kind));
    }
    returned.put("suppressed", cleared.tally().suppressed());
    returned.put("trouble", cleared.trouble());
  }

  private void write() {
    try {
      AtomicFile.write(file, SecretRedactor.from(json.toPrettyString()) + "\n");
    } catch (IOException e) {
      throw new CommandFailure(
          ExitCode.STATE,
          "unable to write the report " + file + ": " + FileFailure.why(e) + "; use another path",
          e);
    }
  }

  private void tell(CollectResult collected) {
    json.put("articles", collected.articles());
    json.put("new", collected.added());
    ArrayNode sources = json.putArray("sources");
    new TreeMap<>(collected.times())
        .forEach(
            (name, time) -> {
              ObjectNode source = sources.addObject().put("name", name);
              source.put("milliseconds", time.toMillis());
              ArrayNode failures = source.putArray("failures");
              collected.failures().stream()
                  .filter(f -> f.source().name().equals(name))
                  .map(Harvest.Failure::why)
                  .forEach(failures::add);
              Optional.ofNullable(collected.since().get(name))
                  .ifPresent(since -> source.put("failingSince", since.toString()));
            });
  }
}
