package anemone.deliver;

import anemone.fixture.SmtpScript.Drop;
import anemone.fixture.SmtpScript.Reaction;
import anemone.fixture.SmtpScript.Say;
import anemone.fixture.SmtpScript.Stage;
import anemone.fixture.SmtpScript.Weather;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/**
 * A server whose mood changes every few hours, by a seed. Whatever its mood, it says that addresses
 * that begin with {@code gone} do not exist, once it talks about recipients at all.
 */
final class UnsteadyServer implements Weather {

  private static final int LONGEST_HOURS = 18;
  private static final int DAYS = 20;

  private final Clock clock;
  private final TreeMap<Instant, Mood> moods = new TreeMap<>();
  private final Random chance;
  private final Set<String> greylisted = new HashSet<>();

  /**
   * A server.
   *
   * @param begin when its first mood begins
   */
  UnsteadyServer(long seed, Instant begin, Clock clock) {
    this.clock = clock;
    this.chance = new Random(seed);
    Instant at = begin;
    while (at.isBefore(begin.plus(Duration.ofDays(DAYS)))) {
      // Every other one is a calm one.
      moods.put(at, Mood.values()[chance.nextInt(Mood.values().length)]);
      at = at.plus(Duration.ofHours(1 + chance.nextInt(LONGEST_HOURS)));
      moods.put(at, Mood.CALM);
      at = at.plus(Duration.ofHours(1 + chance.nextInt(LONGEST_HOURS)));
    }
  }

  private enum Mood {
    CALM,
    /** Everybody's first attempt of a day is put off. */
    GREYLISTS,
    /** One connection in ten is closed somewhere. */
    DROPS,
    /** Takes one message in ten and closes the connection instead of saying so. */
    LIES,
    /** This sender is on a blocklist; the code says that the recipient does not exist. */
    BLOCKS,
    /** Says that each recipient is for nobody here. */
    REFUSES_RELAY,
    /** Too many connections, or messages. */
    BUSY,
    /** The sender's day is used up. */
    OVER_QUOTA
  }

  @Override
  public synchronized Optional<Reaction> at(Stage stage, String recipient) {
    Optional<Reaction> mood = in(moods.floorEntry(clock.instant()).getValue(), stage, recipient);
    boolean gone = stage == Stage.RCPT && recipient.startsWith("gone");
    return mood.isEmpty() && gone
        ? Optional.of(new Say("550 5.1.1 <" + recipient + ">: no such user here"))
        : mood;
  }

  private Optional<Reaction> in(Mood mood, Stage stage, String recipient) {
    return switch (mood) {
      case CALM -> Optional.empty();
      case GREYLISTS ->
          when(
              stage == Stage.RCPT
                  && greylisted.add(
                      recipient + clock.instant().toString().substring(0, "2026-11-23".length())),
              new Say("450 4.2.0 greylisted, try again later"));
      case DROPS -> when(chance.nextInt(40) == 0, new Drop(chance.nextBoolean()));
      case LIES -> when(stage == Stage.END && chance.nextInt(10) == 0, new Drop(true));
      case BLOCKS ->
          when(
              stage == Stage.RCPT,
              new Say("550 5.1.1 mail from 192.0.2.7 refused, see https://bl.dnsbl.example"));
      case REFUSES_RELAY -> when(stage == Stage.RCPT, new Say("550 relay not permitted"));
      case BUSY ->
          when(stage == Stage.MAIL && chance.nextInt(3) == 0, new Say("421 4.3.2 too busy, later"));
      case OVER_QUOTA ->
          when(stage == Stage.MAIL, new Say("452 4.5.3 daily message limit reached"));
    };
  }

  private static Optional<Reaction> when(boolean so, Reaction reaction) {
    return so ? Optional.of(reaction) : Optional.empty();
  }
}
