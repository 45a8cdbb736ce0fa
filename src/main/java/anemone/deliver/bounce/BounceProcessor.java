package anemone.deliver.bounce;

import static java.nio.charset.StandardCharsets.UTF_8;

import anemone.deliver.bounce.BouncePolicy.BounceAction;
import anemone.deliver.bounce.BounceRecord.Kind;
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

/** Processes the returned messages of a mailbox, a bounded number at a time. */
public final class BounceProcessor {

  private static final int AT_A_TIME = 100;
  private static final int MAX_MESSAGES = 1_000;
  private static final byte CARRIAGE_RETURN = '\r';

  private final SentEditions sent;
  private final SubscriberAddresses readers;
  private final Suppressions suppressions;
  private final BounceLog returns;
  private final Optional<String> authority;
  private final Clock clock;

  /**
   * A processor.
   *
   * @param sent what was sent
   * @param readers the addresses of subscribers
   * @param suppressions the suppressed addresses
   * @param returns the messages processed before
   * @param authority the host whose Authentication-Results are believed, if there is one
   * @param clock the time
   */
  public BounceProcessor(
      SentEditions sent,
      SubscriberAddresses readers,
      Suppressions suppressions,
      BounceLog returns,
      Optional<String> authority,
      Clock clock) {
    this.sent = sent;
    this.readers = readers;
    this.suppressions = suppressions;
    this.returns = returns;
    this.authority = authority;
    this.clock = clock;
  }

  /**
   * The result of processing a mailbox.
   *
   * @param tally the number of messages by kind
   * @param trouble why it ended early, or why processed messages stay; else empty
   * @param stuck whether they stay until a person changes something
   */
  public record ProcessResult(BounceTally tally, String trouble, boolean stuck) {

    /** A result that a later run may change. */
    public ProcessResult(BounceTally tally, String trouble) {
      this(tally, trouble, false);
    }
  }

  /**
   * Processes new messages, and moves or deletes processed ones. A message that cannot be read is
   * reported and left in place.
   *
   * @param told receives a line for each message that could not be interpreted
   */
  public ProcessResult clear(BounceMailbox box, Consumer<String> told) {
    BounceTally tally = BounceTally.NONE;
    Optional<String> stuck = Optional.empty();
    try {
      while (true) {
        List<BounceMailbox.MailboxMessage> letters = box.next(AT_A_TIME);
        if (letters.isEmpty()) {
          return result(tally, stuck);
        }
        if (tally.all() + letters.size() > MAX_MESSAGES) {
          return result(tally.withMore(), stuck);
        }
        List<BounceMailbox.MailboxMessage> done = new ArrayList<>();
        tally = settle(letters, done, tally, told);
        if (stuck.isEmpty()) {
          stuck = putAway(box, done);
        }
      }
    } catch (IOException e) {
      return new ProcessResult(tally, String.valueOf(e.getMessage()), stuck.isPresent());
    }
  }

  private static ProcessResult result(BounceTally tally, Optional<String> stuck) {
    return new ProcessResult(tally, stuck.orElse(""), stuck.isPresent());
  }

  /** Puts messages away; returns why that is not possible, which stops no reading. */
  private static Optional<String> putAway(
      BounceMailbox box, List<BounceMailbox.MailboxMessage> done) throws IOException {
    try {
      box.putAway(done);
      return Optional.empty();
    } catch (BounceMailbox.NotPutAway e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  private BounceTally settle(
      List<BounceMailbox.MailboxMessage> letters,
      List<BounceMailbox.MailboxMessage> done,
      BounceTally before,
      Consumer<String> told)
      throws IOException {
    BounceTally tally = before;
    List<ReadMessage> opened = new ArrayList<>();
    for (BounceMailbox.MailboxMessage letter : letters) {
      ReadMessage open = open(letter);
      Optional<Kind> known = returns.meet(open.id(), letter.place());
      if (known.isEmpty() || !open.readable()) {
        opened.add(open);
      } else if (known.get() != Kind.LEFT) {
        done.add(letter);
      }
    }
    Map<OriginalMessage, MatchedRecipient> owners =
        new RecipientMatcher(sent, readers)
            .of(opened.stream().flatMap(o -> o.copy().stream()).toList());
    BouncePolicy sorter = new BouncePolicy(suppressions, returns, clock.instant());
    for (ReadMessage each : opened) {
      Optional<MatchedRecipient> owner =
          each.copy().flatMap(copy -> Optional.ofNullable(owners.get(copy)));
      BounceAction verdict = sorter.settle(each.what(), owner);
      String place = each.letter().place();
      returns.add(
          new BounceRecord(
              each.id(),
              place,
              verdict.kind(),
              verdict.owner().map(MatchedRecipient::address),
              verdict.owner().flatMap(MatchedRecipient::slot),
              verdict.detail(),
              clock.instant()));
      tally = tally.plus(verdict.kind(), verdict.suppressed());
      if (verdict.kind() != Kind.LEFT) {
        done.add(each.letter());
      } else if (!verdict.detail().isEmpty()) {
        told.accept(place + ": " + verdict.detail() + "; left for you");
      }
    }
    return tally;
  }

  private ReadMessage open(BounceMailbox.MailboxMessage letter) throws IOException {
    Checked<byte[]> read = letter.read();
    List<String> wrong = new ArrayList<>();
    Optional<byte[]> bytes = read.orTell(wrong::add);
    return bytes
        .map(b -> new ReadMessage(letter, id(b), true, BounceParser.read(b, authority)))
        .orElseGet(
            () ->
                new ReadMessage(
                    letter,
                    id(letter.place().getBytes(UTF_8)),
                    false,
                    new Bounce.Unclear(wrong.get(0))));
  }

  /** A parsed message, without its bytes. */
  private record ReadMessage(
      BounceMailbox.MailboxMessage letter, String id, boolean readable, Bounce what) {

    Optional<OriginalMessage> copy() {
      return what.copy();
    }
  }

  /**
   * Returns a hash that does not depend on line ends, so it is equal in a mailbox and in a file.
   */
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
