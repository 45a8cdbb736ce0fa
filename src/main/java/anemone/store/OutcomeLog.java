package anemone.store;

import anemone.deliver.Delivery.State;
import anemone.deliver.Reply;
import anemone.edition.Slot;
import anemone.process.PrivateFiles;
import anemone.subscriber.EmailAddress;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A log of deliveries in a file beside the database, written before the database: that a delivery
 * was reserved, that it is being sent, and its outcome.
 *
 * <p>It does not wait for the disk, so it survives a killed process but not a power failure. With
 * it, a killed process leaves few deliveries unknown: only those whose answer was outstanding;
 * reserved deliveries are known not to have been sent. This holds only until the machine restarts,
 * since lines may be lost then; the first line has the boot id.
 */
public final class OutcomeLog implements AutoCloseable {

  private static final String FILE = "outcomes.log";

  private final Path file;
  private final String boot;
  private FileChannel channel;
  private long size;

  /** Lines to be written with the next one that cannot wait. */
  private final StringBuilder unwritten = new StringBuilder();

  /** The lines of reservations without an outcome. */
  private final Map<DeliveryKey, String> open = new LinkedHashMap<>();

  private OutcomeLog(Path file, String boot) throws IOException {
    this.file = file;
    this.boot = boot;
    this.channel = opened(file);
    this.size = channel.size();
  }

  private record DeliveryKey(Slot slot, EmailAddress address) {}

  /**
   * A line of the log.
   *
   * @param slot the edition's label
   * @param address the subscriber's address
   * @param state the state of the delivery; pending if it was reserved
   * @param reply the server's reply
   * @param at the time
   */
  record LogEntry(String slot, String address, State state, Reply reply, Instant at) {

    /** Returns the key of the address in the database. */
    String name() {
      return address.toLowerCase(Locale.ROOT);
    }
  }

  /**
   * Opens the log of a state folder.
   *
   * @throws StateException if it cannot be written
   */
  public static OutcomeLog in(Path state) {
    return in(state, BootId.id());
  }

  /** Opens the log with a boot id, or empty if unknown. */
  static OutcomeLog in(Path state, String boot) {
    Path file = state.resolve(FILE);
    try {
      return new OutcomeLog(file, boot);
    } catch (IOException e) {
      throw unable("write", file, e);
    }
  }

  /** Whether it is certain that no line is missing. */
  boolean outlivesTheProcess() {
    return !boot.isEmpty();
  }

  /** Adds a reservation, to be written at the latest with the next line of its delivery. */
  synchronized void reserved(Slot slot, EmailAddress address, Instant at) {
    String line = LogLine.of(slot, address, State.PENDING, Reply.none(""), at);
    open.put(new DeliveryKey(slot, address), line);
    unwritten.append(line);
  }

  /** Adds that a reserved delivery is being sent. */
  synchronized void leaving(Slot slot, EmailAddress address, Instant at) {
    String line = LogLine.of(slot, address, State.SENDING, Reply.none(""), at);
    open.merge(new DeliveryKey(slot, address), line, String::concat);
    unwritten.append(line);
    write();
  }

  /** Removes a reservation. */
  synchronized void released(Slot slot, EmailAddress address) {
    open.remove(new DeliveryKey(slot, address));
  }

  /** Adds an outcome. */
  synchronized void add(Slot slot, EmailAddress address, State state, Reply reply, Instant at) {
    unwritten.append(LogLine.of(slot, address, state, reply, at));
    write();
    open.remove(new DeliveryKey(slot, address));
  }

  /** Writes the lines added so far. */
  synchronized void write() {
    if (unwritten.length() == 0) {
      return;
    }
    if (size == 0) {
      unwritten.insert(0, LogLine.boot(boot));
    }
    try {
      size += write(channel, unwritten.toString());
      unwritten.setLength(0);
    } catch (IOException e) {
      // Ends a truncated line, so that it does not spoil the next one.
      unwritten.insert(0, '\n');
      throw unable("write", file, e);
    }
  }

  /**
   * Reads the lines in order.
   *
   * @param outcomes takes the deliveries with an outcome
   * @return the reserved deliveries that are known not to have been sent
   */
  List<LogEntry> read(Consumer<LogEntry> outcomes) {
    Map<String, LogEntry> stayed = new LinkedHashMap<>();
    boolean isWhole = false;
    boolean first = true;
    try (Stream<String> lines = Files.lines(file, StandardCharsets.ISO_8859_1)) {
      for (Iterator<String> all = lines.iterator(); all.hasNext(); ) {
        String line =
            new String(all.next().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
        isWhole |= first && outlivesTheProcess() && LogLine.boot(boot).equals(line + "\n");
        first = false;
        Optional<LogEntry> entry = LogLine.parse(line);
        if (entry.isPresent()) {
          String copy = entry.get().slot() + "\n" + entry.get().name();
          if (entry.get().state() == State.PENDING) {
            stayed.put(copy, entry.get());
          } else {
            stayed.remove(copy);
            Optional.of(entry.get()).filter(e -> e.state() != State.SENDING).ifPresent(outcomes);
          }
        }
      }
    } catch (IOException e) {
      throw unable("read", file, e);
    }
    return isWhole ? new ArrayList<>(stayed.values()) : List.of();
  }

  /** Returns its size in bytes. */
  synchronized long size() {
    return size;
  }

  /** Whether there are reservations without an outcome. */
  synchronized boolean hasReservations() {
    return !open.isEmpty();
  }

  /** Deletes all lines, once the database has everything. */
  synchronized void clear() {
    try {
      channel.truncate(0);
      size = 0;
    } catch (IOException e) {
      throw unable("write", file, e);
    }
  }

  /** Deletes all lines except reservations without an outcome, once the database has the rest. */
  synchronized void shorten() {
    unwritten.setLength(0);
    Path shorter = file.resolveSibling(FILE + ".new");
    String kept = LogLine.boot(boot) + String.join("", open.values());
    try {
      Files.deleteIfExists(shorter);
      FileChannel next = opened(shorter);
      try {
        size = write(next, kept);
        Files.move(shorter, file, StandardCopyOption.ATOMIC_MOVE);
      } catch (IOException e) {
        next.close();
        throw e;
      }
      channel.close();
      channel = next;
    } catch (IOException e) {
      throw unable("write", file, e);
    }
  }

  @Override
  public synchronized void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw unable("close", file, e);
    }
  }

  private static FileChannel opened(Path file) throws IOException {
    return PrivateFiles.open(
        file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
  }

  private static long write(FileChannel channel, String lines) throws IOException {
    ByteBuffer octets = ByteBuffer.wrap(lines.getBytes(StandardCharsets.UTF_8));
    long length = octets.remaining();
    while (octets.hasRemaining()) {
      channel.write(octets);
    }
    return length;
  }

  private static StateException unable(String what, Path file, IOException e) {
    return new StateException("unable to " + what + " " + file + ": " + StateException.why(e), e);
  }
}
