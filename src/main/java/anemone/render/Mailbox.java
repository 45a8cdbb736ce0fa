package anemone.render;

import anemone.subscriber.EmailAddress;

/**
 * An address with a display name (RFC 5322 section 3.4).
 *
 * @param name the display name, or empty
 * @param address the address
 */
public record Mailbox(String name, EmailAddress address) {}
