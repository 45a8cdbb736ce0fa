package anemone.run;

import anemone.deliver.Outcome;
import anemone.render.DraftCopy;
import anemone.render.Drafts;
import anemone.render.Message;
import anemone.render.Renderer;
import anemone.subscriber.EmailAddress;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.function.UnaryOperator;

/** Mails drafts to the editor who approves them. */
public final class DraftMail {

  /** Servers with greylisting defer the first attempt of an unknown sender (RFC 6647). */
  private static final Duration BEFORE_SECOND_ATTEMPT = Duration.ofSeconds(5);

  private final Mailer mailer;
  private final SubscriberLists lists;
  private final UnaryOperator<String> command;

  /**
   * A sender of drafts.
   *
   * @param mailer sends the mails
   * @param lists has the editor's address
   * @param command returns the command line for a command such as {@code edit}
   */
  public DraftMail(Mailer mailer, SubscriberLists lists, UnaryOperator<String> command) {
    this.mailer = mailer;
    this.lists = lists;
    this.command = command;
  }

  /**
   * The result of sending a draft.
   *
   * @param accepted whether the server accepted it
   * @param words the result in words
   */
  record Result(boolean accepted, String words) {}

  /** Sends a draft to the editor. */
  Result send(Drafts.Draft draft, Instant now) {
    EmailAddress editor = lists.newsletter().editorAddress();
    Message copy =
        new Renderer(draft.proof(), new PreviewLinks(draft.proof().letterhead()), 1)
            .render(lists.guest(editor), now)
            .orElseThrow();
    Message mail =
        DraftCopy.of(
            copy,
            new DraftCopy.Notice(
                draft.proof().edition().slot(),
                draft.hash(),
                command.apply(Approvals.command(draft)),
                command.apply("edit"),
                lists
                    .newsletter()
                    .editing()
                    .release()
                    .studio()
                    .map(at -> MailLinks.studio(at, draft.proof().edition().slot()))
                    .orElseGet(() -> command.apply("studio"))));
    try {
      Outcome outcome = mailer.send(mail);
      if (outcome instanceof Outcome.Deferred) {
        mailer.pause().sleep(BEFORE_SECOND_ATTEMPT);
        outcome = mailer.send(mail);
      }
      return outcome instanceof Outcome.Accepted
          ? new Result(true, "a preview was sent to the editor")
          : new Result(
              false,
              "the editor's preview was not accepted (the next run retries): " + outcome.reply());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Result(
          false, "the editor's preview was not sent (the next run retries): interrupted");
    } catch (IOException e) {
      return new Result(
          false,
          "the editor's preview could not be sent (the next run retries): " + e.getMessage());
    }
  }
}
