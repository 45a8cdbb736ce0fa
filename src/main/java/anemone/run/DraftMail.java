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

  /** Many servers turn a stranger's first attempt away and take the next one (RFC 6647). */
  private static final Duration BEFORE_SECOND_ATTEMPT = Duration.ofSeconds(5);

  private final Mailer mailer;
  private final SubscriberLists lists;
  private final UnaryOperator<String> command;

  /**
   * Mails drafts of a newsletter.
   *
   * @param mailer the way out
   * @param lists whose editor gets them
   * @param command the command line for some words, such as {@code edit}
   */
  public DraftMail(Mailer mailer, SubscriberLists lists, UnaryOperator<String> command) {
    this.mailer = mailer;
    this.lists = lists;
    this.command = command;
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
}
