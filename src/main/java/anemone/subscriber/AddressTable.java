package anemone.subscriber;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * A number for each of many addresses, in 16 bytes a slot: 96 bits of SHA-256 and the number. So
 * short a fingerprint, and not the address, keeps a million of them in 26 MB; so long a one, and no
 * weaker hash, never takes one person for another, not even when somebody tries. Not for use by
 * several threads.
 *
 * <p>Extendible hashing (Fagin and others, 1979): a full table is split in two, and nothing that is
 * large is ever copied or thrown away, so that the heap need be no larger than what is kept. Each
 * table has open addressing with linear probing, and is at most seven eighths full.
 */
public final class AddressTable {

  private final MessageDigest sha256 = sha256();

  /** By the first bits of the fingerprints, as many as {@code bits} says. */
  private Table[] tables = {new Table(0)};

  private int bits;

  /** Its arrays take turns with those of the table that is split, so that none are thrown away. */
  private final Table spare = new Table(0);

  /** The number of an address, or 0 if it has none. */
  public int of(EmailAddress address) {
    return earlier(address.key(), 0, false);
  }

  /**
   * Gives an address a number, if it has none.
   *
   * @param key the address's {@link EmailAddress#key key}
   * @param number from 1
   * @return the number that it had, or 0
   */
  public int putIfAbsent(String key, int number) {
    return earlier(key, number, true);
  }

  /**
   * Looks an address up.
   *
   * @param line the number it gets if it has none and {@code keep} is set, from 1
   * @param keep whether to give it the number
   * @return the number that it had, or 0
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

  /** Puts half of a table, whose fingerprints begin with some bits, into a new one. */
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

  /** The fingerprints that begin with the same bits. */
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

    /** Where a fingerprint is or belongs; the tables go by its first bits, this by its last. */
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
