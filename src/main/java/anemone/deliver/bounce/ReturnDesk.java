package anemone.deliver.bounce;

import static java.nio.charset.StandardCharsets.UTF_8;

import anemone.deliver.bounce.Return.Kind;
import anemone.deliver.bounce.Sorter.Verdict;
import anemone.subscriber.Checked;
import anemone.subscriber.Suppressions;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Goes through a box of messages that came back, some at a time, and holds no more of them. */
public final class ReturnDesk {

  private static final int AT_A_TIME = 100;
  private static final int MOST = 1_000;
  private static final byte CARRIAGE_RETURN = '\r';

  private final Sent sent;
  private final Readers readers;
  private final Suppressions suppressions;
  private final Returns returns;
  private final Clock clock;

  /**
   * A desk.
   *
   * @param sent what was sent
   * @param readers to whom it may have been
   * @param suppressions whom to leave alone
   * @param returns what came back before
   * @param clock the time
   */
  public ReturnDesk(
      Sent sent, Readers readers, Suppressions suppressions, Returns returns, Clock clock) {
    this.sent = sent;
    this.readers = readers;
    this.suppressions = suppressions;
    this.returns = returns;
    this.clock = clock;
  }

  /**
   * What came of going through a box.
   *
   * @param tally what was read
   * @param trouble what ended it early, or empty
   */
  public record Cleared(ReturnTally tally, String trouble) {}

  /**
   * Reads the messages that are new, and puts those away that are done with. A message that cannot
   * be read is named and left where it is.
   *
   * @param told is told of messages for a person that are not plainly such, a line each
   */
  public Cleared clear(ReturnBox box, Consumer<String> told) {
    ReturnTally tally = ReturnTally.NONE;
    try {
      while (true) {
        List<ReturnBox.Letter> letters = box.next(AT_A_TIME);
        if (letters.isEmpty()) {
          return new Cleared(tally, "");
        }
        if (tally.all() + letters.size() > MOST) {
          return new Cleared(tally.withMore(), "");
        }
        tally = settle(letters, box, tally, told);
      }
    } catch (IOException e) {
      return new Cleared(tally, String.valueOf(e.getMessage()));
    }
  }

  private ReturnTally settle(
      List<ReturnBox.Letter> letters, ReturnBox box, ReturnTally before, Consumer<String> told)
      throws IOException {
    ReturnTally tally = before;
    List<ReturnBox.Letter> done = new ArrayList<>();
    List<Opened> opened = new ArrayList<>();
    for (ReturnBox.Letter letter : letters) {
      Opened open = open(letter);
      Optional<Kind> known = returns.meet(open.id(), letter.place());
      if (known.isEmpty() || !open.readable()) {
        opened.add(open);
      } else if (known.get() != Kind.LEFT) {
        done.add(letter);
      }
    }
    Map<Copy, Owner> owners =
        new Owners(sent, readers).of(opened.stream().flatMap(o -> o.copy().stream()).toList());
    Sorter sorter = new Sorter(suppressions, returns, clock.instant());
    for (Opened each : opened) {
      Optional<Owner> owner = each.copy().flatMap(copy -> Optional.ofNullable(owners.get(copy)));
      Verdict verdict = sorter.settle(each.what(), owner);
      String place = each.letter().place();
      returns.add(
          new Return(
              each.id(),
              place,
              verdict.kind(),
              verdict.owner().map(Owner::address),
              verdict.owner().flatMap(Owner::slot),
              verdict.detail(),
              clock.instant()));
      tally = tally.plus(verdict.kind(), verdict.suppressed());
      if (verdict.kind() != Kind.LEFT) {
        done.add(each.letter());
      } else if (!verdict.detail().isEmpty()) {
        told.accept(place + ": " + verdict.detail() + "; left for you");
      }
    }
    box.putAway(done);
    return tally;
  }

  private static Opened open(ReturnBox.Letter letter) throws IOException {
    Checked<byte[]> read = letter.read();
    List<String> wrong = new ArrayList<>();
    Optional<byte[]> bytes = read.orTell(wrong::add);
    return bytes
        .map(b -> new Opened(letter, id(b), true, ReturnReader.read(b)))
        .orElseGet(
            () ->
                new Opened(
                    letter,
                    id(letter.place().getBytes(UTF_8)),
                    false,
                    new Returned.Unclear(wrong.get(0))));
  }

  /** A message that was read, without its bytes. */
  private record Opened(ReturnBox.Letter letter, String id, boolean readable, Returned what) {

    Optional<Copy> copy() {
      return what.copy();
    }
  }

  /** A fingerprint that is the same for a message on a server and in a file of any system. */
  private static String id(byte[] message) {
    try {
      MessageDigest hash = MessageDigest.getInstance("SHA-256");
      int from = 0;
      for (int i = 0; i <= message.length; i++) {
        if (i == message.length || message[i] == CARRIAGE_RETURN) {
          hash.update(message, from, i - from);
          from = i + 1;
        }
      }
      return HexFormat.of().formatHex(hash.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
