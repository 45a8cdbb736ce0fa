package anemone.cli;

import anemone.deliver.Sleeper;
import anemone.deliver.login.Credential;
import anemone.newsletter.Newsletter;
import anemone.newsletter.StoreSettings;
import anemone.process.CommandFailure;
import anemone.process.ExitCode;
import anemone.process.FileFailure;
import anemone.process.SecretRedactor;
import anemone.store.MovableState;
import anemone.store.PostgresFolder;
import anemone.store.PostgresServer;
import anemone.store.SqliteFolder;
import anemone.store.StateMove;
import anemone.subscriber.Checked;
import anemone.subscriber.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/**
 * Creates what opens the state of a newsletter, in its folder or in a database.
 *
 * @param files the paths of the newsletter, and its database
 * @param environment the environment variables
 * @param clock the time
 * @param pause waits for a database that another process uses
 */
record StoreWiring(
    Newsletter.Files files, Map<String, String> environment, Clock clock, Sleeper pause) {

  /** Returns the state as the settings say. */
  MovableState folder() {
    return folder(files.store());
  }

  /** Returns the state where the settings keep it, or in a database. */
  private MovableState folder(Optional<StoreSettings> store) {
    Path path = files.state();
    return store
        .<MovableState>map(
            s ->
                new PostgresFolder(
                    new PostgresServer(s.url(), s.user(), s.password()),
                    path,
                    clock,
                    pause,
                    notes()))
        .orElseGet(() -> new SqliteFolder(path, clock, pause, notes()));
  }

  /**
   * Returns a move of the state.
   *
   * @param place the new place: the address of a database, or {@code sqlite}
   * @param user the user there, if not that of the settings
   * @param passwordFile a file with the user's password, if it is not that of the settings
   * @throws CommandFailure if the address is not valid, or the file cannot be read
   */
  StateMove move(String place, Optional<String> user, Optional<Path> passwordFile) {
    Checked<String> url = StoreSettings.address(place);
    String address =
        url.value()
            .orElseThrow(
                () -> new CommandFailure(ExitCode.USAGE, "--to " + url.wrong().orElse("")));
    Optional<StoreSettings> settings = files.store();
    Credential password =
        passwordFile
            .map(file -> Credential.fixed(secret(file)))
            .or(() -> settings.map(StoreSettings::password))
            .orElse(Credential.NONE);
    StoreSettings target =
        new StoreSettings(
            address, user.or(() -> settings.map(StoreSettings::user)).orElse(""), password);
    return new StateMove(
        folder(), folder(address.isEmpty() ? Optional.empty() : Optional.of(target)), clock);
  }

  private static Secret secret(Path file) {
    try {
      String text = Files.readString(file).stripTrailing();
      SecretRedactor.add(text);
      return new Secret(text);
    } catch (IOException e) {
      throw new CommandFailure(ExitCode.USAGE, FileFailure.sentence(e), e);
    }
  }

  /**
   * Returns the user's folder for state of programs (XDG Base Directory Specification), for the
   * notes that must outlive a state folder.
   */
  private Optional<Path> notes() {
    return Optional.ofNullable(environment.get("XDG_STATE_HOME"))
        .filter(text -> text.startsWith("/"))
        .map(Path::of)
        .or(
            () ->
                Optional.ofNullable(environment.get("HOME"))
                    .filter(text -> text.startsWith("/"))
                    .map(home -> Path.of(home, ".local", "state")))
        .map(folder -> folder.resolve("anemone"));
  }
}
