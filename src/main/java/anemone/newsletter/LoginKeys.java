package anemone.newsletter;

import anemone.deliver.Provider;
import anemone.deliver.login.Credential;
import anemone.deliver.login.Login;
import anemone.deliver.login.Mechanism;
import anemone.deliver.login.OAuthSettings;
import anemone.deliver.login.OAuthSettings.ConsentPages;
import anemone.deliver.login.PasswordCommand;
import anemone.subscriber.Checked;
import anemone.subscriber.Secret;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads a login: {@code user}, {@code auth}, and one of {@code password}, {@code password-file},
 * {@code password-command} and {@code oauth2}.
 */
final class LoginKeys {

  private static final String OAUTH = "oauth2";
  private static final String COMMAND = "password-command";

  private final Fields fields;
  private final Secrets secrets;
  private final String group;
  private final Optional<Provider> provider;

  LoginKeys(Fields fields, Secrets secrets, String group, Optional<Provider> provider) {
    this.provider = provider;
    this.fields = fields;
    this.secrets = secrets;
    this.group = group;
  }

  /** Returns the login; {@link Login#NONE} without a user. */
  Login read() {
    Optional<Mechanism> auth = fields.optional("auth", Values.oneOf(Mechanism.values()));
    Optional<String> user = fields.optional("user", Values::line);
    Optional<Secret> password = secrets.read(fields, "password");
    List<String> command = fields.values(COMMAND, Checked::good);
    Optional<OAuthSettings> oauth2 = oauth2();

    List<String> given =
        Stream.of("password", "password-file", COMMAND, OAUTH).filter(fields::has).toList();
    if (user.isPresent() && given.isEmpty()) {
      fields.problem(
          "user",
          "has no password; set %1$s.password, %1$s.password-file, %1$s.password-command or"
                  .formatted(group)
              + " "
              + group
              + ".oauth2");
    }
    boolean twoPasswords = given.containsAll(List.of("password", "password-file"));
    if (given.size() > 1 && !twoPasswords) {
      fields.problem(
          given.get(1),
          "cannot be combined with " + group + "." + given.get(0) + "; remove one of them");
    }
    if (!fields.has("user") && (!given.isEmpty() || auth.isPresent())) {
      fields.problem("user", "is missing: " + missing(given));
    }
    if (auth.isPresent() && oauth2.isPresent() && !auth.get().takesToken()) {
      fields.problem("auth", "takes a password, and " + group + ".oauth2 gives access tokens");
    }
    return user.map(
            name ->
                new Login(
                    name,
                    command.isEmpty()
                        ? Credential.fixed(password.orElse(Secret.NONE))
                        : new PasswordCommand(command),
                    auth,
                    oauth2))
        .orElse(Login.NONE);
  }

  private String missing(List<String> given) {
    if (given.isEmpty()) {
      return group + ".auth needs a user";
    }
    return given.contains(OAUTH) ? "a token needs a user" : "a password needs a user";
  }

  private Optional<URI> known(String key) {
    return provider.flatMap(p -> p.setting(key)).map(URI::create);
  }

  private Optional<OAuthSettings> oauth2() {
    Fields group = fields.group(OAUTH);
    Optional<URI> tokenUrl =
        group.optional("token-url", LoginKeys::address).or(() -> known("token-url"));
    Optional<String> clientId = group.optional("client-id", Values::line);
    Optional<Secret> clientSecret = secrets.read(group, "client-secret");
    Optional<Secret> refreshToken = group.secret("refresh-token").map(Secret::new);
    Optional<Path> refreshFile =
        group.optional("refresh-token-file", Values.path(secrets.folder()));
    Optional<String> scope =
        group.optional("scope", Values::line).or(() -> provider.flatMap(p -> p.setting("scope")));
    Optional<URI> authorize =
        group.optional("authorize-url", LoginKeys::address).or(() -> known("authorize-url"));
    Optional<URI> device =
        group.optional("device-url", LoginKeys::address).or(() -> known("device-url"));
    group.done();
    if (!fields.has(OAUTH)) {
      return Optional.empty();
    }
    if (tokenUrl.isEmpty()) {
      group.require("token-url");
    }
    group.require("client-id");
    if (group.has("refresh-token") && group.has("refresh-token-file")) {
      group.problem(
          "refresh-token-file",
          "cannot be combined with " + group.pathOf("refresh-token") + "; remove one of them");
    }
    if (!group.has("refresh-token")
        && !group.has("refresh-token-file")
        && !group.has("client-secret")
        && !group.has("client-secret-file")) {
      group.lacks("needs refresh-token-file, which anemone login writes, or client-secret");
    }
    return tokenUrl.flatMap(
        url ->
            clientId.map(
                id ->
                    new OAuthSettings(
                        url,
                        id,
                        clientSecret,
                        refreshToken,
                        refreshFile,
                        scope.orElse(""),
                        new ConsentPages(authorize, device))));
  }

  /** A https address; http for a server on this machine. */
  private static Checked<URI> address(String text) {
    Checked<URI> secure = Values.secure(text);
    if (secure.value().isPresent() || !text.startsWith("http://")) {
      return secure;
    }
    try {
      URI url = new URI(text);
      return url.getHost() != null && Values.isLoopback(url.getHost()) ? Checked.good(url) : secure;
    } catch (java.net.URISyntaxException e) {
      return secure;
    }
  }
}
