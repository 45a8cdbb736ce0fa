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
import java.time.Instant;

/** Mails drafts to the editor who approves them. */
public final class DraftMail {

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
    try (Transport.Connection connection = wiring.transport().open()) {
      Outcome outcome = connection.send(mail, () -> {});
      return outcome instanceof Outcome.Accepted
          ? new Result(true, "a preview went to the editor")
          : new Result(
              false,
              "the editor's preview was not accepted, the next run sends it again: "
                  + outcome.reply());
    } catch (IOException e) {
      return new Result(
          false,
          "the editor's preview could not be sent, the next run tries again: " + e.getMessage());
    }
  }
}
