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
 * @param recipients its blocks, one for each recipient
 */
record StatusReport(List<Recipient> recipients) {

  /** The media types of its part. */
  static final Set<String> TYPES =
      Set.of("message/delivery-status", "message/global-delivery-status");

  /** Copies the list. */
  StatusReport {
    recipients = List.copyOf(recipients);
  }

  /**
   * The block of one recipient.
   *
   * @param addresses the original address and the one after forwarding
   * @param action the action, such as {@code failed}
   * @param failure the reason, if there is one
   */
  record Recipient(Set<EmailAddress> addresses, String action, Optional<DeliveryFailure> failure) {}

  /** Parses its part. */
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
   * Returns the bounce of our recipient, if the report shows one. Our messages have one recipient;
   * a report with several comes from a list or a forwarding address, and the delivery has failed
   * only if all have failed.
   */
  Optional<Bounce> toBounce(OriginalMessage shown) {
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

  /** Returns the status, or a more specific code from the server's reply. */
  private static Optional<DeliveryFailure> failure(InternetHeaders block) {
    String status = word(HeaderReader.field(block, "Status"));
    String words = HeaderReader.field(block, "Diagnostic-Code");
    Optional<DeliveryFailure> said = DeliveryFailure.in(words);
    return DeliveryFailure.isStatus(status)
        ? Optional.of(new DeliveryFailure(status, said.map(DeliveryFailure::text).orElse(words)))
            .map(f -> said.map(f::orRather).orElse(f))
        : said;
  }

  /** Returns the first word; comments may follow it. */
  private static String word(String value) {
    return value.split("[\\s(;]", 2)[0];
  }
}
