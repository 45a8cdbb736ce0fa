package anemone.run;

import anemone.article.Article;
import anemone.edition.Bite;
import anemone.edition.Edition;
import anemone.edition.ModelAnswers;
import anemone.edition.Span;
import anemone.process.Plurals;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Gists of an edition's stories by a language model. It is asked once about each article; the
 * answers are stored, so that composing the edition again needs no request. An edition uses only
 * answers that were stored when it was first composed, so that nothing changes after an editor has
 * seen it.
 */
public final class ModelGists {

  private final ModelTask task;
  private final String name;
  private final ModelRequests requests;
  private final PrintWriter err;

  /**
   * The gists of a model.
   *
   * @param task the question, and how an answer is used
   * @param name its name; answers are stored by model
   * @param requests sends requests to it
   * @param err receives a line for each refused answer
   */
  ModelGists(ModelTask task, String name, ModelRequests requests, PrintWriter err) {
    this.task = task;
    this.name = name;
    this.requests = requests;
    this.err = err;
  }

  /** Returns an edition with the gists of the stored answers. */
  Edition withKept(Edition edition, ModelAnswers answers) {
    Map<String, Bite> questions = questions(edition);
    Map<String, String> found = answers.find(questions.keySet(), edition.composed());
    return edition.map(
        bite ->
            question(bite)
                .filter(questions::containsKey)
                .flatMap(question -> Optional.ofNullable(found.get(question)))
                .map(answer -> task.apply(bite, answer).bite())
                .orElse(bite));
  }

  /** Returns an edition with gists, after asking about the stories without a stored answer. */
  Edition withAsked(Edition edition, ModelAnswers answers, Instant now) {
    if (!edition.composed().isBefore(now)) {
      Map<String, Bite> missing = questions(edition);
      missing.keySet().removeAll(answers.find(missing.keySet(), now).keySet());
      if (!missing.isEmpty()) {
        Map<String, String> given =
            requests.ask(
                task.instructions(), task.isJson(), texts(missing.keySet()), ModelGists::without);
        missing.forEach(
            (question, bite) ->
                Optional.ofNullable(given.get(question)).ifPresent(answer -> tell(bite, answer)));
        answers.keep(given, now);
      }
    }
    return withKept(edition, answers);
  }

  /**
   * Returns a sentence with the gist of the stored answer and the gist that the rules would have
   * chosen; empty if no answer is stored or it was refused.
   *
   * @param bite the article's story with the gist of the rules
   */
  public Optional<String> explanation(Bite bite, ModelAnswers answers, Instant now) {
    Optional<String> question = question(bite);
    return question
        .flatMap(q -> Optional.ofNullable(answers.find(Set.of(q), now).get(q)))
        .map(answer -> task.apply(bite, answer))
        .filter(applied -> applied.objection().isEmpty())
        .map(
            applied ->
                "The language model %s: %s The rules would have chosen: %s"
                    .formatted(
                        applied.bite().retelling().isEmpty() ? "chose" : "wrote",
                        applied.bite().retelling().isEmpty()
                            ? text(applied.bite().gist())
                            : applied.bite().retelling(),
                        text(bite.gist())));
  }

  private static String without(int stories) {
    return Plurals.count(stories, "story keeps", "stories keep")
        + " the sentences that the rules chose";
  }

  private static String text(List<Span> sentences) {
    return sentences.stream().map(Span::text).collect(Collectors.joining(" "));
  }

  private void tell(Bite bite, String answer) {
    task.apply(bite, answer)
        .objection()
        .ifPresent(why -> err.println("model: \"" + bite.title() + "\": answer not used: " + why));
  }

  /**
   * Returns the stories shown with a gist, without those whose gist the editor wrote, by question.
   */
  private Map<String, Bite> questions(Edition edition) {
    Map<String, Bite> questions = new LinkedHashMap<>();
    for (Bite bite : edition.withGist()) {
      question(bite).ifPresent(question -> questions.put(question, bite));
    }
    return questions;
  }

  /** Returns the question about a story, with everything that the answer depends on. */
  private Optional<String> question(Bite bite) {
    Article article = bite.story().lead();
    return bite.retelling().isEmpty()
        ? task.question(article, bite.gist()).map(text -> prefix() + text)
        : Optional.empty();
  }

  private Map<String, String> texts(Set<String> questions) {
    Map<String, String> texts = new LinkedHashMap<>();
    questions.forEach(question -> texts.put(question, question.substring(prefix().length())));
    return texts;
  }

  private String prefix() {
    return name + "\n" + task.instructions() + "\n";
  }
}
