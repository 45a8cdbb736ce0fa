package anemone.run;

import anemone.deliver.Outcome;
import anemone.render.Message;
import anemone.subscriber.SignUps;
import anemone.subscriber.SignUps.Notice;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends the mails about subscriptions that wait in the outbox.
 *
 * @param signUps the outbox
 * @param mails creates the mail of a notice; empty if it no longer applies
 * @param mailer sends it
 */
public record NoticeSender(
    SignUps signUps, BiFunction<Notice, Instant, Optional<Message>> mails, Mailer mailer) {

  private static final Logger LOG = LoggerFactory.getLogger(NoticeSender.class);

  /** Long enough for servers that use greylisting (RFC 6647). */
  private static final Duration BEFORE_NEXT_ATTEMPT = Duration.ofMinutes(2);

  /** Sends all mails that are due. */
  public void sendDue() {
    Instant now = mailer.clock().instant();
    for (Optional<Notice> next = signUps.nextNotice(now);
        next.isPresent();
        next = signUps.nextNotice(now)) {
      send(next.get(), now);
    }
  }

  private void send(Notice notice, Instant now) {
    Optional<Message> message = mails.apply(notice, now);
    if (message.isEmpty()) {
      signUps.done(notice);
      return;
    }
    try {
      Outcome outcome = mailer.send(message.get());
      if (outcome instanceof Outcome.Accepted || outcome instanceof Outcome.Refused) {
        signUps.done(notice);
        return;
      }
      LOG.info("a mail about a subscription was deferred; it will be retried");
    } catch (IOException e) {
      LOG.warn("mails about subscriptions cannot be sent at the moment: {}", e.getMessage());
    }
    signUps.later(notice, now.plus(BEFORE_NEXT_ATTEMPT));
  }
}
