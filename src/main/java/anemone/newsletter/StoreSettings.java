package anemone.newsletter;

import anemone.deliver.login.Credential;
import anemone.subscriber.Checked;
import java.util.regex.Pattern;

/**
 * A PostgreSQL database that holds the state, for many machines.
 *
 * @param url its address for JDBC, without a password
 * @param user the user; empty for the one that the address or the system names
 * @param password the user's password, or none
 */
public record StoreSettings(String url, String user, Credential password) {

  private static final String FORM =
      "must be sqlite, which keeps the state in its folder, or the address of a database, such as"
          + " jdbc:postgresql://db.example.org/news";

  private static final Pattern SECRET =
      Pattern.compile("[?&](password|sslpassword)=|//[^/?]*@", Pattern.CASE_INSENSITIVE);

  /** Parses an address, to an empty one for {@code sqlite}; a message does not quote it. */
  public static Checked<String> address(String text) {
    if (text.equals("sqlite")) {
      return Checked.good("");
    }
    if (!text.startsWith("jdbc:postgresql:") || text.chars().anyMatch(c -> c <= ' ')) {
      return Checked.bad(FORM);
    }
    return SECRET.matcher(text).find()
        ? Checked.bad("must not have a password or user in it; set store.user and store.password")
        : Checked.good(text);
  }
}
