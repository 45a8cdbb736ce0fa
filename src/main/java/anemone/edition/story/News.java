package anemone.edition.story;

import anemone.edition.Step;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Finds what an article tells that others do not: an outcome, names, numbers. Counted are the
 * headline and the first sentences, where news stands. An article whose first sentences are new for
 * the most part is news even without them.
 */
final class News {

  /** Minimum rarity of a name, in nats; excludes days of the week. */
  private static final double NAME = 4.5;

  /** Minimum rarity where other words look like names: German nouns, scripts without capitals. */
  private static final double RARE = 7;

  /** Largest number in the first sentences that may be a day of the month. */
  private static final int DAYS = 31;

  /** Number of UTF-16 units in which a person is named. */
  private static final int OPENING = 300;

  private static final int MAX_WORDS = 3;

  /** A number of two digits before a word for a million or a part: no day of the month. */
  private static final Pattern QUANTITY =
      Pattern.compile(
          "(\\d{2})[\\s\\u00a0\\u202f]?(?:%|\\d{3}|[mM]ill|[mM]io|[mM]rd|[bB]ill|per"
              + " ?cent|Prozent|pour cent|por ciento)");

  /** Minimum score of a retelling: the likeness of the event, less the share that is new. */
  private static final double RETELLING = 2.2;

  /** Minimum score of a retelling whose words alone would not show it. */
  private static final double CLOSE_RETELLING = 3;

  private static final double NEW_SHARE = 8;

  /** Maximum new share of the first sentences of an article that is a retelling in any case. */
  private static final double HARDLY_NEW = 0.2;

  private final Rarity rarity;
  private final TermReader reader;

  News(Rarity rarity, TermReader reader) {
    this.rarity = rarity;
    this.reader = reader;
  }

  /**
   * Returns the news of an article.
   *
   * @param told the others
   * @param event the score of the likeliest of them to report its event, in logits
   * @return the news, to follow "because"; empty if there is none
   */
  Optional<String> of(ArticleTerms article, List<ArticleTerms> told, double event) {
    Set<String> known = new HashSet<>();
    told.forEach(t -> known.addAll(t.body().keySet()));
    double share = newShare(article, known);
    boolean same = share < HARDLY_NEW || event - NEW_SHARE * share >= RETELLING;
    return inWords(article, told, known, same)
        .or(() -> same ? Optional.empty() : Optional.of("most of its beginning is new"));
  }

  /**
   * Whether an article that was grouped with others is about what happened next: it has an outcome,
   * names or numbers, and its beginning is not close to theirs.
   *
   * @param event the score of the likeliest of them to report its event, in logits
   */
  boolean isNext(ArticleTerms article, List<ArticleTerms> told, double event) {
    Set<String> known = new HashSet<>();
    told.forEach(t -> known.addAll(t.body().keySet()));
    double share = newShare(article, known);
    return share >= HARDLY_NEW
        && event - NEW_SHARE * share < CLOSE_RETELLING
        && inWords(article, told, known, true).isPresent();
  }

  /** Returns the part of the first sentences that is not known, weighed by rarity. */
  private double newShare(ArticleTerms article, Set<String> known) {
    double all = 0;
    double fresh = 0;
    for (String key : article.opening().keySet()) {
      double weight = rarity.of(article.language(), key);
      all += weight;
      fresh += known.contains(key) ? 0 : weight;
    }
    return all == 0 ? 0 : fresh / all;
  }

  private Optional<String> inWords(
      ArticleTerms article, List<ArticleTerms> told, Set<String> known, boolean same) {
    StepReader.Reading step = StepReader.of(article.article().title(), article.language());
    if (step.step() == Step.OUTCOME && isNewOutcome(step, told, known, same)) {
      return Optional.of("it has an outcome (\"" + step.word() + "\")");
    }
    List<String> names = same ? fullNames(article, known) : new ArrayList<>();
    List<String> numbers = new ArrayList<>();
    Set<String> heads = new LinkedHashSet<>(article.title().keySet());
    heads.addAll(article.opening().keySet());
    for (String key : heads) {
      if (!known.contains(key) && !RoundedNumber.isYear(key)) {
        if (RoundedNumber.isKey(key)) {
          numbers.add(key);
        } else if (!names.contains(key) && isName(key, article, same)) {
          names.add(key);
        }
      }
    }
    Set<String> quantities =
        QUANTITY
            .matcher(article.article().text())
            .results()
            .map(found -> RoundedNumber.of(found.group(1)))
            .collect(Collectors.toSet());
    numbers.removeIf(
        key -> !article.title().containsKey(key) && mayBeDay(key) && !quantities.contains(key));
    if (!names.isEmpty()) {
      return Optional.of("it names " + written(names, article));
    }
    return numbers.isEmpty()
        ? Optional.empty()
        : Optional.of("it has the number " + written(numbers, article));
  }

  /** Returns the terms of new names of two words among the first sentences: a person's. */
  private List<String> fullNames(ArticleTerms article, Set<String> known) {
    List<String> names = new ArrayList<>();
    if (!article.language().equals("de")) {
      String text = article.article().text();
      TermReader.Term before = null;
      for (TermReader.Term term :
          reader.read(text.substring(0, Math.min(OPENING, text.length())), article.language())) {
        boolean name =
            term.shape() == TermReader.Shape.CAPITAL
                && article.names().contains(term.key())
                && !known.contains(term.key())
                && rarity.of(article.language(), term.key()) >= NAME;
        if (name && before != null && before.place() == term.place() - 1) {
          names.add(before.key());
          names.add(term.key());
        }
        before = name ? term : null;
      }
    }
    return names;
  }

  private boolean isNewOutcome(
      StepReader.Reading step, List<ArticleTerms> told, Set<String> known, boolean same) {
    boolean decided =
        told.stream()
            .map(t -> StepReader.of(t.article().title(), t.language()).step())
            .anyMatch(Step.OUTCOME::equals);
    return !decided || (!same && !known.contains(TermReader.stem(step.word())));
  }

  private boolean isName(String key, ArticleTerms article, boolean same) {
    int first = key.codePointAt(0);
    boolean cased = Character.toUpperCase(first) != first;
    boolean capitals = cased && !article.language().equals("de");
    if (cased && !article.names().contains(key)) {
      return false;
    }
    int headline = article.title().getOrDefault(key, 0);
    int text = article.body().getOrDefault(key, 0) - headline;
    double rare = rarity.of(article.language(), key);
    if (same) {
      return headline > 0 && text >= (capitals ? 1 : 2) && rare >= (capitals ? NAME : RARE);
    }
    return rare >= (capitals ? NAME : RARE) && (headline > 0 || capitals || text > 1);
  }

  /** Whether a number has two digits and is small: {@code #24e2}. */
  private static boolean mayBeDay(String key) {
    int exponent = key.indexOf('e');
    return key.substring(exponent + 1).equals("2")
        && Integer.parseInt(key.substring(1, exponent)) <= DAYS;
  }

  /** Returns some terms as the article writes them. */
  private String written(List<String> keys, ArticleTerms article) {
    String text = article.article().title() + "\n" + article.article().text();
    List<String> words =
        reader.read(text.substring(0, Math.min(1_000, text.length())), article.language()).stream()
            .filter(term -> keys.contains(term.key()))
            .map(TermReader.Term::word)
            .distinct()
            .limit(MAX_WORDS)
            .toList();
    return words.isEmpty() ? String.join(", ", keys) : String.join(", ", words);
  }
}
