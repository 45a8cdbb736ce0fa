package anemone.run;

import anemone.collect.http.ChatModel;
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
import java.util.function.IntFunction;
import java.util.function.Supplier;

/**
 * Asks a language model several questions at once, within one time limit for all of them. After a
 * failure it is not asked again, since the next request would most likely fail as slowly.
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
   * @param models connects to the model
   * @param budget the time limit for all requests
   * @param clock a monotonic clock
   * @param err receives a line if the model fails
   */
  ModelRequests(Supplier<ChatModel> models, Duration budget, Clock clock, PrintWriter err) {
    this.models = models;
    this.left = budget;
    this.clock = clock;
    this.err = err;
  }

  /**
   * Returns the answers by question, without those that did not arrive in time.
   *
   * @param task the instructions for the model
   * @param json whether its answers are JSON objects
   * @param texts the text to send for each question
   * @param instead returns what happens without an answer, in words, for a number of questions
   */
  Map<String, String> ask(
      String task, boolean json, Map<String, String> texts, IntFunction<String> instead) {
    Map<String, String> answers = new ConcurrentHashMap<>();
    if (failed) {
      return answers;
    }
    List<String> trouble = new CopyOnWriteArrayList<>();
    Instant begin = clock.instant();
    ExecutorService pool = Executors.newFixedThreadPool(AT_ONCE);
    try (ChatModel model = models.get()) {
      List<Callable<Void>> calls =
          texts.entrySet().stream()
              .map(
                  text ->
                      call(
                          () -> model.answer(task, text.getValue(), json),
                          text.getKey(),
                          answers,
                          trouble))
              .toList();
      boolean late =
          pool.invokeAll(calls, left.toMillis(), TimeUnit.MILLISECONDS).stream()
              .anyMatch(call -> call.isCancelled());
      if (late) {
        trouble.add("the time limit model.budget was reached");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      pool.shutdownNow();
    }
    left = left.minus(Duration.between(begin, clock.instant()));
    tell(trouble, instead.apply(texts.size() - answers.size()));
    return Map.copyOf(answers);
  }

  private static Callable<Void> call(
      Callable<String> request,
      String question,
      Map<String, String> answers,
      List<String> trouble) {
    return () -> {
      if (trouble.isEmpty()) {
        try {
          answers.put(question, request.call());
        } catch (IOException e) {
          trouble.add(String.valueOf(e.getMessage()));
        }
      }
      return null;
    };
  }

  private void tell(List<String> trouble, String instead) {
    if (!trouble.isEmpty() || left.isNegative() || left.isZero()) {
      failed = true;
    }
    if (!trouble.isEmpty()) {
      err.println("model: " + trouble.get(0) + "; " + instead);
    }
  }
}
