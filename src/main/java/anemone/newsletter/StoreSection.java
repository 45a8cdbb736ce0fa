package anemone.newsletter;

import anemone.deliver.login.Credential;
import anemone.deliver.login.PasswordCommand;
import anemone.subscriber.Checked;
import anemone.subscriber.Secret;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads {@code store}: the address of a database, or a group with the address and a login. */
final class StoreSection {

  private static final String COMMAND = "password-command";

  private StoreSection() {}

  /** Returns the database; empty for the state folder's own. */
  static Optional<StoreSettings> read(Fields root, Secrets secrets) {
    if (root.node("store").orElse(null) instanceof Node.Scalar) {
      return root.optional("store", StoreSettings::address)
          .filter(url -> !url.isEmpty())
          .map(url -> new StoreSettings(url, "", Credential.NONE));
    }
    Fields group = root.group("store");
    Optional<String> url = group.optional("url", StoreSettings::address);
    Optional<String> user = group.optional("user", Values::line);
    Optional<Secret> password = secrets.read(group, "password");
    List<String> command = group.values(COMMAND, Checked::good);
    if (root.has("store")) {
      group.require("url");
    }
    group.done();
    Stream.of("password", "password-file")
        .filter(key -> group.has(key) && group.has(COMMAND))
        .forEach(
            key ->
                group.problem(
                    COMMAND, "cannot be combined with store." + key + "; remove one of them"));
    Credential credential =
        command.isEmpty()
            ? Credential.fixed(password.orElse(Secret.NONE))
            : new PasswordCommand(command);
    return url.filter(address -> !address.isEmpty())
        .map(address -> new StoreSettings(address, user.orElse(""), credential));
  }
}
