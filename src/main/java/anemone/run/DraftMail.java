package anemone.run;

import anemone.cli.Wiring;
import anemone.deliver.Outcome;
import anemone.deliver.Transport;
import anemone.render.DraftCopy;
import anemone.render.Drafts;
import anemone.render.Message;
import anemone.render.Renderer;
import anemone.subscriber.EmailAddress;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;

/** Mails drafts to the editor who approves them. */
public final class DraftMail {

  /** Many servers turn a stranger's first attempt away and take the next one (RFC 6647). */
  private static final Duration BEFORE_SECOND_ATTEMPT = Duration.ofSeconds(5);

  private final Wiring wiring;

  /** Mails drafts of a newsletter. */
  public DraftMail(Wiring wiring) {
    this.wiring = wiring;
  }

  /**
   * What came of a mail to the editor.
   *
   * @param accepted whether a server took it
   * @param words the same in words
   */
  record Result(boolean accepted, String words) {}

  /** Sends a draft to the editor. */
  Result send(Drafts.Draft draft, Instant now) {
    EmailAddress editor = wiring.editorAddress();
    Message copy =
        new Renderer(draft.proof(), new PreviewLinks(draft.proof().letterhead()), 1)
            .render(wiring.guest(editor), now)
            .orElseThrow();
    Message mail =
        DraftCopy.of(
            copy,
            new DraftCopy.Notice(
                draft.proof().edition().slot(),
                draft.hash(),
                wiring.command(Approvals.command(draft)),
                wiring.command("edit")));
    try {
      Outcome outcome = attempt(mail);
      if (outcome instanceof Outcome.Deferred) {
        wiring.pause().sleep(BEFORE_SECOND_ATTEMPT);
        outcome = attempt(mail);
      }
      return outcome instanceof Outcome.Accepted
          ? new Result(true, "a preview went to the editor")
          : new Result(
              false,
              "the editor's preview was not accepted, the next run sends it again: "
                  + outcome.reply());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Result(
          false, "the editor's preview was not sent, the next run tries again: interrupted");
    } catch (IOException e) {
      return new Result(
          false,
          "the editor's preview could not be sent, the next run tries again: " + e.getMessage());
    }
  }

  private Outcome attempt(Message mail) throws IOException {
    try (Transport.Connection connection = wiring.transport().open()) {
      return connection.send(mail, () -> {});
    }
  }
}
