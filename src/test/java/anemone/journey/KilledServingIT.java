package anemone.journey;

import static org.assertj.core.api.Assertions.assertThat;

import anemone.fixture.ProgramProcess;
import anemone.fixture.SampleNewsletter;
import anemone.fixture.ServedPages;
import anemone.store.Database;
import anemone.store.DatabaseFile;
import anemone.store.KeyFile;
import anemone.store.SqlRoster;
import anemone.subscriber.Cadence;
import anemone.subscriber.EmailAddress;
import anemone.subscriber.RosterEntry;
import anemone.subscriber.SignedLink;
import anemone.subscriber.Subscriber;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kill -9 of {@code serve} at any moment: what was answered has happened. */
class KilledServingIT {

  /** {@code -Danemone.serve.kills=100} for a long run. */
  private static final int KILLS = Integer.getInteger("anemone.serve.kills", 4);

  private static final int SUBSCRIBERS = 20;

  /** What a button does, and how it is seen in the roster. */
  private enum Button {
    LEAVE("unsubscribe", "do=leave"),
    BACK("unsubscribe", "do=back"),
    WEEKLY("preferences", "do=save&topic=harbour&topic=ocean&cadence=weekly"),
    MONTHLY("preferences", "do=save&topic=harbour&topic=ocean&cadence=monthly");

    private final String page;
    private final String body;

    Button(String page, String body) {
      this.page = page;
      this.body = body;
    }

    private boolean isSeen(RosterEntry entry) {
      return switch (this) {
        case LEAVE -> entry.hasLeft();
        case BACK -> !entry.hasLeft();
        case WEEKLY -> entry.chosen().cadence().equals(Optional.of(Cadence.WEEKLY));
        case MONTHLY -> entry.chosen().cadence().equals(Optional.of(Cadence.MONTHLY));
      };
    }
  }

  @TempDir private Path folder;
  private final Random random = new Random(20261130);

  @Test
  void killedAtAnyMomentItHasDoneWhatItAnswered() throws Exception {
    SampleNewsletter newsletter = SampleNewsletter.in(folder, 9);
    Path settings = folder.resolve("newsletter.yaml");
    Files.writeString(
        settings,
        Files.readString(settings)
            .replace("  timezone: UTC", "  timezone: UTC\n  list-id: tidings.example"));
    newsletter.subscribers(SUBSCRIBERS);
    // Nobody listens at port 9: the run takes the subscribers in, and sends nothing.
    assertThat(program().run("run", "--now").exitCode()).isNotZero();
    int answered = 0;
    for (int kill = 0; kill < KILLS; kill++) {
      Map<Integer, Button> done = new HashMap<>();
      int[] unanswered = {-1};
      try (ServedPages pages = ServedPages.of(program())) {
        CompletableFuture<Void> clicking =
            CompletableFuture.runAsync(() -> click(pages, done, unanswered));
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(300 + random.nextInt(700)));
        pages.process().destroyForcibly().waitFor();
        assertThat(clicking)
            .failsWithin(Duration.ofSeconds(30))
            .withThrowableOfType(ExecutionException.class);
      }
      answered += done.size();
      done.remove(unanswered[0]);
      try (Database database = DatabaseFile.open(folder.resolve("state"))) {
        SqlRoster roster = new SqlRoster(database);
        done.forEach(
            (number, button) ->
                assertThat(roster.find(reader(number)).orElseThrow())
                    .matches(button::isSeen, button.name()));
      }
    }
    assertThat(answered).as("answers in all").isGreaterThan(KILLS);
  }

  /** Presses buttons until nobody answers; keeps the last answered one of each subscriber. */
  private void click(ServedPages pages, Map<Integer, Button> done, int[] unanswered) {
    try {
      SignedLink links =
          new SignedLink(
              KeyFile.read(folder.resolve("state")).orElseThrow(),
              "tidings.example",
              URI.create("https://tidings.example/mail"));
      while (true) {
        int number = random.nextInt(SUBSCRIBERS);
        List<Button> possible =
            Optional.ofNullable(done.get(number)).equals(Optional.of(Button.LEAVE))
                ? List.of(Button.BACK)
                : List.of(Button.LEAVE, Button.WEEKLY, Button.MONTHLY);
        Button button = possible.get(random.nextInt(possible.size()));
        URI link =
            button.page.equals("unsubscribe")
                ? links.unsubscribe(reader(number), Subscriber.FIRST_EPOCH)
                : links.preferences(reader(number), Subscriber.FIRST_EPOCH);
        unanswered[0] = number;
        int status = pages.ask("POST", link, button.body).statusCode();
        if (status == 200) {
          done.put(number, button);
        }
        unanswered[0] = -1;
      }
    } catch (IOException e) {
      throw new IllegalStateException("it was killed", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static EmailAddress reader(int number) {
    return new EmailAddress("reader" + number, "example.org");
  }

  private ProgramProcess program() {
    return new ProgramProcess(folder, Map.of());
  }
}
