/**
 * Users, passwords and tokens in, logins by SASL out (RFC 4422), for SMTP and IMAP.
 *
 * <p>Must never print a secret.
 */
@NullMarked
package anemone.deliver.login;

import org.jspecify.annotations.NullMarked;
