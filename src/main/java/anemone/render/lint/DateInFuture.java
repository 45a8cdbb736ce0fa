package anemone.render.lint;

import java.time.Instant;
import java.util.List;

/** An article that says it was published after now. */
final class DateInFuture implements Rule {

  @Override
  public String id() {
    return "date-in-future";
  }

  @Override
  public Severity severity() {
    return Severity.WARNING;
  }

  @Override
  public List<Finding> check(Specimen specimen) {
    return specimen
        .origin()
        .articles()
        .filter(article -> article.published().filter(specimen.now()::isBefore).isPresent())
        .map(
            article ->
                finding(
                    new Place("edition", 0, article.title()),
                    article.source()
                        + " dates the article "
                        + article.published().map(Instant::toString).orElse("")
                        + ", which is still to come; it is shown as of when it was collected",
                    "correct the date at the source, or drop the article"))
        .toList();
  }
}
