package anemone.store;

import anemone.deliver.Delivery.State;
import anemone.deliver.Reply;
import anemone.edition.Slot;
import anemone.process.SecretRedactor;
import anemone.store.OutcomeLog.LogEntry;
import anemone.subscriber.EmailAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * Formats and parses lines of the {@link OutcomeLog}: a checksum and six fields, separated by tabs.
 * Truncated lines are ignored.
 */
final class LogLine {

  private static final int FIELDS = 7;
  private static final Pattern CONTROLS = Pattern.compile("\\p{Cntrl}+");

  private LogLine() {}

  /** Returns the first line: the boot id of the machine. */
  static String boot(String id) {
    return whole("boot\t" + id);
  }

  /** Returns the line of a delivery. */
  static String of(Slot slot, EmailAddress address, State state, Reply reply, Instant at) {
    StringBuilder fields = new StringBuilder(128);
    fields.append(slot.label()).append('\t').append(address).append('\t').append(state.word());
    fields.append('\t').append(at.toEpochMilli()).append('\t').append(reply.code()).append('\t');
    fields
        .append(plain(reply.status()))
        .append('|')
        .append(plain(SecretRedactor.from(reply.text())));
    return whole(fields.toString());
  }

  /** Parses a line without its line end; empty if it is damaged, or another kind of line. */
  static Optional<LogEntry> parse(String line) {
    String[] fields = line.split("\t", -1);
    if (fields.length != FIELDS || !fields[0].equals(sum(line.substring(line.indexOf('\t') + 1)))) {
      return Optional.empty();
    }
    int bar = fields[6].indexOf('|');
    Reply reply =
        new Reply(
            Integer.parseInt(fields[5]), fields[6].substring(0, bar), fields[6].substring(bar + 1));
    Instant at = Instant.ofEpochMilli(Long.parseLong(fields[4]));
    return State.of(fields[3]).map(state -> new LogEntry(fields[1], fields[2], state, reply, at));
  }

  private static String whole(String fields) {
    return sum(fields) + "\t" + fields + "\n";
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
    CRC32 crc = new CRC32();
    crc.update(octets, 0, octets.length);
    return HexFormat.of().toHexDigits((int) crc.getValue());
  }
}
