package anemone.subscriber;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * A map from addresses to numbers, in 16 bytes an entry: 96 bits of SHA-256 and the number. A
 * million addresses take 26 MB. Two addresses with the same 96 bits are infeasible to find, so they
 * count as one address. Not thread-safe.
 *
 * <p>Extendible hashing (Fagin and others, 1979): a full table is split in two, and no large array
 * is copied or becomes garbage, so that the heap need not exceed the contents. Each table uses open
 * addressing with linear probing, and is at most seven eighths full.
 */
public final class AddressTable {

  private final MessageDigest sha256 = sha256();

  /** The tables by the first {@code bits} bits of their fingerprints. */
  private Table[] tables = {new Table(0)};

  private int bits;

  /** Its arrays are exchanged with those of a table that is split, so that none become garbage. */
  private final Table spare = new Table(0);

  /** Returns the number of an address, or 0 if it has none. */
  public int of(EmailAddress address) {
    return earlier(address.key(), 0, false);
  }

  /**
   * Stores a number for an address that has none.
   *
   * @param key the address's {@link EmailAddress#key key}
   * @param number from 1
   * @return the earlier number, or 0
   */
  public int putIfAbsent(String key, int number) {
    return earlier(key, number, true);
  }

  /**
   * Looks up an address.
   *
   * @param line the number to store if it has none, from 1
   * @param keep whether to store the number
   * @return the earlier number, or 0
   */
  public int earlier(EmailAddress address, int line, boolean keep) {
    return earlier(address.key(), line, keep);
  }

  private int earlier(String key, int number, boolean keep) {
    ByteBuffer hash = ByteBuffer.wrap(sha256.digest(key.getBytes(StandardCharsets.UTF_8)));
    long high = hash.getLong();
    int low = hash.getInt();
    Table table = tables[first(high, bits)];
    while (table.isFull()) {
      split(table, first(high, table.bits));
      table = tables[first(high, bits)];
    }
    return table.earlier(high, low, number, keep);
  }

  /** Moves half of the table whose fingerprints begin with the given bits to a new one. */
  private void split(Table table, int beginning) {
    if (table.bits == bits) {
      Table[] twice = new Table[2 * tables.length];
      Arrays.setAll(twice, i -> tables[i / 2]);
      tables = twice;
      bits++;
    }
    Table other = table.split(spare);
    int from = (2 * beginning + 1) << (bits - table.bits);
    Arrays.fill(tables, from, from + (1 << (bits - table.bits)), other);
  }

  private static int first(long print, int bits) {
    return bits == 0 ? 0 : (int) (print >>> (Long.SIZE - bits));
  }

  /** The fingerprints that begin with the same {@code bits} bits. */
  private static final class Table {
    private static final int SLOTS = 1_472;

    private long[] highs = new long[SLOTS];
    private int[] lows = new int[SLOTS];
    private int[] numbers = new int[SLOTS];
    private int size;
    private int bits;

    private Table(int bits) {
      this.bits = bits;
    }

    private boolean isFull() {
      return size >= SLOTS / 8 * 7;
    }

    private int earlier(long high, int low, int number, boolean keep) {
      int slot = slotOf(high, low);
      int earlier = numbers[slot];
      if (earlier == 0 && keep) {
        highs[slot] = high;
        lows[slot] = low;
        numbers[slot] = number;
        size++;
      }
      return earlier;
    }

    private Table split(Table spare) {
      bits++;
      Table other = new Table(bits);
      long[] oldHighs = highs;
      int[] oldLows = lows;
      int[] oldNumbers = numbers;
      highs = spare.highs;
      lows = spare.lows;
      numbers = spare.numbers;
      spare.highs = oldHighs;
      spare.lows = oldLows;
      spare.numbers = oldNumbers;
      Arrays.fill(numbers, 0);
      size = 0;
      for (int old = 0; old < SLOTS; old++) {
        if (oldNumbers[old] != 0) {
          Table half = (first(oldHighs[old], bits) & 1) == 0 ? this : other;
          half.earlier(oldHighs[old], oldLows[old], oldNumbers[old], true);
        }
      }
      return other;
    }

    /** Returns the slot of a fingerprint by its last bits; its first bits choose the table. */
    private int slotOf(long high, int low) {
      int slot = (int) (((high & 0xFFFF_FFFFL) * SLOTS) >>> Integer.SIZE);
      while (numbers[slot] != 0 && (highs[slot] != high || lows[slot] != low)) {
        slot = slot + 1 == SLOTS ? 0 : slot + 1;
      }
      return slot;
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
