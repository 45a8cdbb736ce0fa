package anemone.store;

import anemone.deliver.Delivery.State;
import anemone.deliver.Reply;
import anemone.edition.Slot;
import anemone.subscriber.EmailAddress;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/**
 * Outcomes in a file beside the database, each written as soon as the server has answered and
 * before the database has room for it.
 *
 * <p>It does not wait for the disk, so it outlives a killed process and not a machine without
 * power. What it adds to the ledger is that a killed process leaves almost nothing in doubt. A line
 * is a checksum and six fields with tabs between them; one that was cut short counts for nothing.
 */
public final class OutcomeLog implements AutoCloseable {

  private static final String FILE = "outcomes.log";
  private static final int FIELDS = 7;
  private static final Pattern CONTROLS = Pattern.compile("\\p{Cntrl}+");

  private final Path file;
  private final FileChannel channel;
  private long size;

  private OutcomeLog(Path file, FileChannel channel) throws IOException {
    this.file = file;
    this.channel = channel;
    this.size = channel.size();
  }

  /**
   * An outcome.
   *
   * @param slot the edition's label
   * @param address the subscriber's address
   * @param state what the delivery became
   * @param reply what the server said
   * @param at when it said so
   */
  record Entry(String slot, String address, String state, Reply reply, Instant at) {}

  /**
   * The log in a state folder.
   *
   * @throws StateException if it cannot be written
   */
  public static OutcomeLog in(Path state) {
    Path file = state.resolve(FILE);
    try {
      return new OutcomeLog(
          file,
          FileChannel.open(
              file,
              StandardOpenOption.CREATE,
              StandardOpenOption.WRITE,
              StandardOpenOption.APPEND));
    } catch (IOException e) {
      throw new StateException("unable to write " + file + ": " + StateException.why(e), e);
    }
  }

  /** Adds an outcome; safe for use by many threads at once. */
  synchronized void add(Slot slot, EmailAddress address, State state, Reply reply, Instant at) {
    StringBuilder fields = new StringBuilder(128);
    fields.append(slot.label()).append('\t').append(address).append('\t').append(state.word());
    fields.append('\t').append(at.toEpochMilli()).append('\t').append(reply.code()).append('\t');
    fields.append(plain(reply.status())).append('|').append(plain(reply.text())).append('\n');
    byte[] octets = fields.toString().getBytes(StandardCharsets.UTF_8);
    byte[] sum = (sum(octets, octets.length - 1) + "\t").getBytes(StandardCharsets.US_ASCII);
    ByteBuffer line = ByteBuffer.allocate(sum.length + octets.length).put(sum).put(octets).flip();
    try {
      while (line.hasRemaining()) {
        size += channel.write(line);
      }
    } catch (IOException e) {
      throw new StateException("unable to write " + file + ": " + StateException.why(e), e);
    }
  }

  /** What was added and not cleared, in order. */
  void read(Consumer<Entry> reader) {
    try (Stream<String> lines = Files.lines(file, StandardCharsets.ISO_8859_1)) {
      lines
          .map(
              line ->
                  new String(line.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8))
          .flatMap(line -> entry(line).stream())
          .forEach(reader);
    } catch (IOException e) {
      throw new StateException("unable to read " + file + ": " + StateException.why(e), e);
    }
  }

  /** How large it is, in bytes. */
  synchronized long size() {
    return size;
  }

  /** Forgets everything: the database has it all. */
  synchronized void clear() {
    try {
      channel.truncate(0);
      size = 0;
    } catch (IOException e) {
      throw new StateException("unable to write " + file + ": " + StateException.why(e), e);
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new StateException("unable to close " + file + ": " + StateException.why(e), e);
    }
  }

  private static Optional<Entry> entry(String line) {
    String[] fields = line.split("\t", -1);
    int sumEnd = line.indexOf('\t');
    if (fields.length != FIELDS || !fields[0].equals(sum(line.substring(sumEnd + 1)))) {
      return Optional.empty();
    }
    int bar = fields[6].indexOf('|');
    Reply reply =
        new Reply(
            Integer.parseInt(fields[5]), fields[6].substring(0, bar), fields[6].substring(bar + 1));
    Instant at = Instant.ofEpochMilli(Long.parseLong(fields[4]));
    return Optional.of(new Entry(fields[1], fields[2], fields[3], reply, at));
  }

  private static String plain(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isISOControl(text.charAt(i))) {
        return CONTROLS.matcher(text).replaceAll(" ");
      }
    }
    return text;
  }

  private static String sum(String text) {
    byte[] octets = text.getBytes(StandardCharsets.UTF_8);
    return sum(octets, octets.length);
  }

  private static String sum(byte[] octets, int length) {
    CRC32 crc = new CRC32();
    crc.update(octets, 0, length);
    return HexFormat.of().toHexDigits((int) crc.getValue());
  }
}
