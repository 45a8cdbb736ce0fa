package anemone.deliver.login;

import static java.nio.charset.StandardCharsets.UTF_8;

import anemone.subscriber.Secret;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A password that a program prints: the first line of its output. It is run without a shell, once,
 * and again after a refusal.
 */
public final class PasswordCommand implements Credential {

  /** The maximum time of the program. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final int MAX_OCTETS = 1 << 16;
  private static final int LONGEST_REASON = 300;

  private final List<String> command;
  private final Duration patience;
  private @Nullable Secret password;

  /** A password from a program and its arguments. */
  public PasswordCommand(List<String> command) {
    this(command, PATIENCE);
  }

  PasswordCommand(List<String> command, Duration patience) {
    this.command = List.copyOf(command);
    this.patience = patience;
  }

  @Override
  public synchronized Secret secret() throws IOException {
    Secret known = password;
    if (known == null) {
      known = run();
      password = known;
    }
    return known;
  }

  @Override
  public List<Secret> known() {
    return List.of();
  }

  @Override
  public boolean isToken() {
    return false;
  }

  @Override
  public synchronized boolean renew(Secret refused) throws IOException {
    Secret next = run();
    password = next;
    return !next.equals(refused);
  }

  private Secret run() throws IOException {
    Process process;
    try {
      process = new ProcessBuilder(command).start();
    } catch (IOException e) {
      throw new IOException(program() + " cannot be started: " + e.getMessage(), e);
    }
    try {
      process.getOutputStream().close();
      CompletableFuture<String> out = read(process.getInputStream());
      CompletableFuture<String> err = read(process.getErrorStream());
      if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new IOException(program() + " did not end within " + patience.toSeconds() + " s");
      }
      if (process.exitValue() != 0) {
        String why = err.join().replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        throw new IOException(
            "%s failed (%d): %s"
                .formatted(
                    program(),
                    process.exitValue(),
                    why.substring(0, Math.min(LONGEST_REASON, why.length()))));
      }
      String line = out.join().lines().findFirst().orElse("");
      if (line.isEmpty()) {
        throw new IOException(program() + " printed no password");
      }
      return new Secret(line);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(program() + " was interrupted", e);
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  private String program() {
    return "password-command: " + command.get(0);
  }

  private static CompletableFuture<String> read(InputStream in) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return new String(in.readNBytes(MAX_OCTETS), UTF_8);
          } catch (IOException e) {
            return "";
          }
        });
  }
}
