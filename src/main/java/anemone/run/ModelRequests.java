package anemone.run;

import anemone.collect.http.ChatModel;
import anemone.process.Plurals;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Asks a language model several questions at once, within a time limit for all of them together. A
 * model that fails once is asked nothing more: the next question would wait as long for nothing.
 */
final class ModelRequests {

  private static final int AT_ONCE = 4;

  private final Supplier<ChatModel> models;
  private final Clock clock;
  private final PrintWriter err;
  private Duration left;
  private boolean failed;

  /**
   * Requests to a model.
   *
   * @param models connects to it
   * @param budget the time limit of all questions
   * @param clock a monotonic clock
   * @param err where its failure is told
   */
  ModelRequests(Supplier<ChatModel> models, Duration budget, Clock clock, PrintWriter err) {
    this.models = models;
    this.left = budget;
    this.clock = clock;
    this.err = err;
  }

  /**
   * Returns the answers to some questions; those that it could not give in time are missing.
   *
   * @param texts what it is told, by question
   */
  Map<String, String> ask(ModelTask task, Map<String, String> texts) {
    Map<String, String> answers = new ConcurrentHashMap<>();
    if (failed) {
      return answers;
    }
    List<String> trouble = new CopyOnWriteArrayList<>();
    Instant begin = clock.instant();
    ExecutorService pool = Executors.newFixedThreadPool(AT_ONCE);
    try (ChatModel model = models.get()) {
      List<Callable<Void>> calls =
          texts.entrySet().stream().map(text -> call(model, task, text, answers, trouble)).toList();
      boolean late =
          pool.invokeAll(calls, left.toMillis(), TimeUnit.MILLISECONDS).stream()
              .anyMatch(call -> call.isCancelled());
      if (late) {
        trouble.add("no time is left; model.budget limits it");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      pool.shutdownNow();
    }
    left = left.minus(Duration.between(begin, clock.instant()));
    tell(trouble, texts.size() - answers.size());
    return Map.copyOf(answers);
  }

  private static Callable<Void> call(
      ChatModel model,
      ModelTask task,
      Map.Entry<String, String> text,
      Map<String, String> answers,
      List<String> trouble) {
    return () -> {
      if (trouble.isEmpty()) {
        try {
          answers.put(
              text.getKey(), model.answer(task.instructions(), text.getValue(), task.isJson()));
        } catch (IOException e) {
          trouble.add(String.valueOf(e.getMessage()));
        }
      }
      return null;
    };
  }

  private void tell(List<String> trouble, int without) {
    if (!trouble.isEmpty() || left.isNegative() || left.isZero()) {
      failed = true;
    }
    if (!trouble.isEmpty()) {
      err.println(
          "model: "
              + trouble.get(0)
              + "; "
              + Plurals.count(without, "story keeps", "stories keep")
              + " the sentences that the rules chose");
    }
  }
}
