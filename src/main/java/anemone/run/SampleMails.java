package anemone.run;

import anemone.edition.Edition;
import anemone.render.Renderer;
import anemone.render.lint.Specimen;
import anemone.subscriber.EmailAddress;
import anemone.subscriber.Subscriber;
import java.time.Instant;
import java.util.stream.Stream;

/** Renders the mails of an edition for lint, addressed to nobody. */
public final class SampleMails {

  /** Findings quote the mail, so it must contain no subscriber's address or links. */
  private static final EmailAddress NOBODY = new EmailAddress("reader", "example.org");

  private final Edition edition;
  private final Renderer renderer;
  private final Instant now;

  /** The mails of a renderer's edition. */
  public SampleMails(Renderer renderer, Instant now) {
    this.edition = renderer.proof().edition();
    this.renderer = renderer;
    this.now = now;
  }

  /**
   * Returns the mail of each sample that has a matching story; rendered lazily.
   *
   * @throws anemone.render.TemplateProblem if a template fails
   */
  public Stream<Specimen> specimens(Stream<Subscriber> samples) {
    return samples
        .map(SampleMails::unnamed)
        .flatMap(sample -> renderer.render(sample, now).stream())
        .map(message -> Specimen.of(message, edition, now));
  }

  private static Subscriber unnamed(Subscriber sample) {
    return new Subscriber(
        NOBODY,
        "",
        sample.topics(),
        sample.cadence(),
        sample.hour(),
        sample.zone(),
        sample.language(),
        sample.most(),
        sample.pausedUntil());
  }
}
