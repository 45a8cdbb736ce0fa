package anemone.cli.rehearse;

import anemone.cli.rehearse.Faults.Fault;
import anemone.edition.Slot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What the server of a rehearsal has taken, and what went wrong. Thread-safe. */
public final class MailLog {

  private final Map<Copy, List<Instant>> taken = new LinkedHashMap<>();
  private final Map<Fault, Long> faults = new EnumMap<>(Fault.class);
  private final Map<String, Integer> attempts = new LinkedHashMap<>();

  /**
   * An edition to a recipient.
   *
   * @param recipient the address
   * @param edition the label of the edition, as in the Message-ID: in lower case, and with a dot
   *     for its slash
   */
  public record Copy(String recipient, String edition) {

    /** The copy of an edition for a recipient. */
    static Copy of(String recipient, Slot slot) {
      return new Copy(recipient, slot.label().replace('/', '.').toLowerCase(Locale.ROOT));
    }
  }

  /** Returns the number of an attempt that begins, from 1 for the first at a recipient. */
  synchronized int attempt(String recipient) {
    return attempts.merge(recipient, 1, Integer::sum);
  }

  synchronized void take(String recipient, String messageId, Instant at) {
    taken.computeIfAbsent(new Copy(recipient, edition(messageId)), c -> new ArrayList<>()).add(at);
  }

  synchronized void note(Fault fault) {
    faults.merge(fault, 1L, Long::sum);
  }

  /** A Message-ID begins with the label of the edition and ends with a code. */
  private static String edition(String messageId) {
    String local = messageId.replaceAll("^<|@.*$", "");
    int code = local.lastIndexOf('.');
    return (code < 0 ? local : local.substring(0, code)).toLowerCase(Locale.ROOT);
  }

  /** Returns the times at which each copy was taken, by copy. */
  public synchronized Map<Copy, List<Instant>> taken() {
    return Collections.unmodifiableMap(new LinkedHashMap<>(taken));
  }

  /** Returns how often something went wrong in one of some ways. */
  public synchronized long count(Fault... which) {
    long count = 0;
    for (Fault fault : which) {
      count += faults.getOrDefault(fault, 0L);
    }
    return count;
  }
}
