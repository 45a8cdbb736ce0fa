package anemone.deliver.bounce;

import anemone.subscriber.EmailAddress;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.internet.InternetHeaders;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A delivery status notification (RFC 3464).
 *
 * @param recipients what it says, recipient by recipient
 */
record StatusReport(List<Recipient> recipients) {

  /** The types that its part has. */
  static final Set<String> TYPES =
      Set.of("message/delivery-status", "message/global-delivery-status");

  /** Copies the list. */
  StatusReport {
    recipients = List.copyOf(recipients);
  }

  /**
   * What it says of one recipient.
   *
   * @param addresses who it is: as we wrote it, and as it ended after forwarding
   * @param action what was done, such as {@code failed}
   * @param failure why, if it says so
   */
  record Recipient(Set<EmailAddress> addresses, String action, Optional<DeliveryFailure> failure) {}

  /** Reads its part. */
  static StatusReport read(Part part) throws MessagingException, IOException {
    List<Recipient> recipients = new ArrayList<>();
    for (InternetHeaders block : MimeParts.blocks(part)) {
      String action = HeaderReader.field(block, "Action").toLowerCase(Locale.ROOT);
      if (!action.isEmpty()) {
        recipients.add(new Recipient(addresses(block), word(action), failure(block)));
      }
    }
    return new StatusReport(recipients);
  }

  /**
   * What it means for the one whose copy it is about. One of our messages has one recipient; where
   * a report has several, a list or a forwarding address stands between, and only if all of them
   * failed has the message reached nobody.
   */
  Optional<Bounce> meaning(OriginalMessage shown) {
    Set<EmailAddress> addresses = new LinkedHashSet<>();
    recipients.forEach(r -> addresses.addAll(r.addresses()));
    OriginalMessage copy = shown.withAddresses(addresses);
    if (recipients.isEmpty()) {
      return Optional.empty();
    }
    for (Recipient each : recipients) {
      if (Set.of("delivered", "relayed", "expanded").contains(each.action())) {
        return Optional.of(new Bounce.AutoReply("a delivery report"));
      }
    }
    for (Recipient each : recipients) {
      boolean late = each.action().equals("delayed");
      if (!late && !each.action().equals("failed")) {
        return Optional.empty();
      }
      if (late || each.failure().map(f -> !f.isPermanent()).orElse(false)) {
        DeliveryFailure failure =
            each.failure().orElse(new DeliveryFailure("4.0.0", each.action()));
        return Optional.of(new Bounce.NonDelivery(copy, late ? failure.forNow() : failure));
      }
    }
    return recipients.get(0).failure().map(failure -> new Bounce.NonDelivery(copy, failure));
  }

  private static Set<EmailAddress> addresses(InternetHeaders block) {
    Set<EmailAddress> addresses = new LinkedHashSet<>();
    HeaderReader.typed(HeaderReader.field(block, "Original-Recipient")).ifPresent(addresses::add);
    HeaderReader.typed(HeaderReader.field(block, "Final-Recipient")).ifPresent(addresses::add);
    return addresses;
  }

  /** The status, or rather what the server's own words tell where the status is a general one. */
  private static Optional<DeliveryFailure> failure(InternetHeaders block) {
    String status = word(HeaderReader.field(block, "Status"));
    String words = HeaderReader.field(block, "Diagnostic-Code");
    Optional<DeliveryFailure> said = DeliveryFailure.in(words);
    return DeliveryFailure.isStatus(status)
        ? Optional.of(new DeliveryFailure(status, said.map(DeliveryFailure::text).orElse(words)))
            .map(f -> said.map(f::orRather).orElse(f))
        : said;
  }

  /** The first word: comments may follow it. */
  private static String word(String value) {
    return value.split("[\\s(;]", 2)[0];
  }
}
