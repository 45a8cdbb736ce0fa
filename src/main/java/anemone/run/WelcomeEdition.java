package anemone.run;

import anemone.edition.Edition;
import anemone.edition.EditionWords;
import anemone.edition.Slot;
import anemone.render.Message;
import anemone.render.Proof;
import anemone.render.Proofs;
import anemone.render.Renderer;
import anemone.subscriber.Subscriber;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Sends the latest edition with the welcome mail. An edition that is still being sent is not used,
 * since the next run sends it to the new subscriber.
 *
 * @param proofs the approved editions
 * @param recalls the recalled editions
 * @param renderers returns the renderer of a proof
 */
public record WelcomeEdition(Proofs proofs, Recalls recalls, Function<Proof, Renderer> renderers) {

  /**
   * Returns the welcome mail with the latest edition; empty if no edition matches the subscriber.
   *
   * @param plain the welcome mail without an edition; its Message-ID, date and subject are kept
   * @param intro the text above the stories
   */
  public Optional<Message> with(Message plain, Subscriber subscriber, String intro) {
    List<Slot> open = proofs.open();
    return proofs.all().stream()
        .filter(slot -> !open.contains(slot) && recalls.recalled(slot).isEmpty())
        .min(Comparator.comparing(slot -> slot.cadence().kind() != subscriber.cadence().kind()))
        .flatMap(proofs::find)
        .flatMap(
            approved ->
                renderers
                    .apply(introduced(approved.proof(), plain.subject(), intro))
                    .render(subscriber, approved.at()))
        .map(copy -> mail(plain, copy));
  }

  private static Proof introduced(Proof proof, String subject, String intro) {
    Edition edition = proof.edition().withWords(new EditionWords(subject, "", intro));
    return new Proof(edition, proof.design(), proof.letterhead(), proof.pictures());
  }

  private static Message mail(Message plain, Message copy) {
    return new Message(
        plain.id(),
        plain.date(),
        copy.from(),
        copy.to(),
        copy.replyTo(),
        copy.subject(),
        copy.headers(),
        copy.textPart(),
        copy.htmlPart(),
        copy.inline());
  }
}
