package anemone.render;

import anemone.subscriber.EmailAddress;

/**
 * An address with the name that stands before it (RFC 5322 section 3.4).
 *
 * @param name the display name, or empty
 * @param address the address
 */
public record Mailbox(String name, EmailAddress address) {}
