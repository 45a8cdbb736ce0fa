package anemone.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import anemone.deliver.Delivery.State;
import anemone.deliver.Tally;
import anemone.edition.Slot;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProgressLineTest {

  private static final Slot SLOT = Slot.parse("daily/2026-11-23");
  private static final String COLOUR = "\u001b[33m";

  private final StringWriter terminal = new StringWriter();

  @Test
  void itTellsHowFarTheSendingIsHowFastItGoesAndHowLongItWillTake() {
    List<String> drawn = draw(100, Map.of("LANG", "en_GB.UTF-8"));

    assertThat(drawn.get(drawn.size() - 2))
        .contains("daily/2026-11-23  50%")
        .contains(" 500/1000 ")
        .containsPattern("\\(0:00:0\\d / 0:00:0\\d\\)")
        .endsWith("/s");
  }

  @Test
  void whyNothingLeavesIsSaidUntilMailLeavesAgain() {
    StringWriter shown = new StringWriter();
    ProgressLine line = new ProgressLine(new PrintWriter(shown), Map.of(), () -> 150);
    line.sendingStarted(SLOT, 1000, 200);
    line.waiting(Optional.of("the server takes 100 messages a minute"));
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> shown.toString().contains("the server takes 100 messages a minute"));
    int before = shown.getBuffer().length();
    line.waiting(Optional.empty());
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> last(shown.toString().substring(before)).contains("/s"));
    line.sent(new Tally(Map.of()), Duration.ofSeconds(1));
  }

  /** The last whole line that was drawn, if the server is not waited for on it. */
  private static String last(String drawn) {
    String[] lines = drawn.split("\r", -1);
    String line = lines.length < 3 ? "" : lines[lines.length - 2];
    return line.contains("messages a minute") ? "" : line;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 20, 60, 80, 120, 400})
  void itIsNeverWiderThanTheTerminalAndLeavesNothingBehind(int columns) {
    List<String> drawn = draw(columns, Map.of());

    assertThat(drawn).allSatisfy(line -> assertThat(line).hasSizeLessThan(Math.max(2, columns)));
    assertThat(drawn.get(drawn.size() - 1)).isEmpty();
    assertThat(terminal.toString()).doesNotContain("\n").endsWith("\r\u001b[0m\u001b[K");
  }

  @Test
  void coloursAreForWhoeverDoesNotRefuseThemAndBlocksForWhoeverHasThem() {
    draw(100, Map.of("LANG", "en_GB.UTF-8"));
    String usual = terminal.toString();
    draw(100, Map.of("LANG", "en_GB.UTF-8", "NO_COLOR", "1"));
    String colourless = terminal.toString().substring(usual.length());
    draw(100, Map.of("LANG", "C"));
    String ascii = terminal.toString().substring(usual.length() + colourless.length());

    assertThat(usual).contains(COLOUR).contains("█");
    assertThat(colourless).doesNotContain("\u001b[3").doesNotContain("\u001b[0").contains("█");
    assertThat(ascii).doesNotContain(COLOUR).contains("[").doesNotContain("█");
  }

  /** What stood on the line, time after time, without the commands to the terminal. */
  private List<String> draw(int columns, Map<String, String> environment) {
    int before = terminal.getBuffer().length();
    ProgressLine line = new ProgressLine(new PrintWriter(terminal), environment, () -> columns);
    Tally done = new Tally(Map.of(State.ACCEPTED, 300L));
    line.sendingStarted(SLOT, 1000, 200);
    line.sending(done);
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> terminal.toString().substring(before).split("\r", -1).length > 3);
    line.sent(done, Duration.ofSeconds(1));
    String drawn = terminal.toString().substring(before).replaceAll("\u001b\\[[0-9;]*[mK]", "");
    return List.of(drawn.substring(1).split("\r", -1));
  }
}
