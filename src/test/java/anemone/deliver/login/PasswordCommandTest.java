package anemone.deliver.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anemone.subscriber.Secret;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class PasswordCommandTest {

  @TempDir private Path folder;

  @Test
  void thePasswordIsTheFirstLineAndNoShellReadsTheArguments() throws Exception {
    assertThat(new PasswordCommand(List.of("printf", "%s\\nuser: x\\n", "$HOME; a b")).secret())
        .isEqualTo(new Secret("$HOME; a b"));
  }

  @Test
  void itIsAskedOnceAndAgainAfterARefusal() throws Exception {
    Path calls = folder.resolve("calls");
    PasswordCommand command =
        new PasswordCommand(
            List.of("sh", "-c", "echo x >> \"$0\"; wc -l < \"$0\"", calls.toString()));
    Secret first = command.secret();

    assertThat(command.secret()).isEqualTo(first);
    assertThat(Files.readAllLines(calls)).hasSize(1);
    assertThat(command.renew(first)).isTrue();
    assertThat(command.secret()).isNotEqualTo(first);
  }

  @Test
  @Timeout(20)
  void itsFailureIsToldInItsOwnWords() {
    assertThatThrownBy(
            () ->
                new PasswordCommand(List.of("sh", "-c", "echo secret; echo 'no key' >&2; exit 3"))
                    .secret())
        .hasMessage("password-command: sh failed (3): no key");
    assertThatThrownBy(() -> new PasswordCommand(List.of("true")).secret())
        .hasMessage("password-command: true printed no password");
    assertThatThrownBy(() -> new PasswordCommand(List.of("no-such-program")).secret())
        .hasMessageStartingWith("password-command: no-such-program cannot be started");
    assertThatThrownBy(
            () -> new PasswordCommand(List.of("sleep", "60"), Duration.ofSeconds(1)).secret())
        .hasMessage("password-command: sleep did not end within 1 s");
  }
}
