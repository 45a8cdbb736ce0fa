package anemone.deliver.dkim;

import java.time.Instant;
import java.util.List;

/** Builds a DKIM-Signature field, folding long lines. */
final class SignatureField {

  static final String NAME = "DKIM-Signature";

  private static final int LONGEST_LINE = 76;

  private final StringBuilder lines = new StringBuilder(NAME + ":");
  private int column = lines.length();

  private SignatureField() {}

  /** Returns the field with all tags except the signature itself. */
  static SignatureField unsigned(
      String domain, DkimKey key, Instant time, List<String> signed, String bodyHash) {
    SignatureField field = new SignatureField();
    field.put(" ", "v=1;");
    field.put(" ", "a=" + key.algorithm().tag() + ";");
    field.put(" ", "c=relaxed/relaxed;");
    field.put(" ", "d=" + domain + ";");
    field.put(" ", "s=" + key.selector() + ";");
    field.put(" ", "t=" + time.getEpochSecond() + ";");
    String gap = " h=";
    for (int i = 0; i < signed.size(); i++) {
      field.put(gap, signed.get(i) + (i + 1 < signed.size() ? ":" : ";"));
      gap = "";
    }
    field.put(" ", "bh=" + bodyHash + ";");
    field.breakLine();
    field.put(" ", "b=");
    return field;
  }

  /** Returns the part of the field that is signed (RFC 6376 section 3.7) without a line end. */
  String relaxed() {
    return HeaderBlock.Field.parse(lines.toString()).relaxed();
  }

  /** Returns the field with its signature and its line end. */
  String signed(String signature) {
    StringBuilder whole = new StringBuilder(lines);
    int from = 0;
    int room = LONGEST_LINE - column;
    while (signature.length() - from > room) {
      whole.append(signature, from, from + room).append("\r\n ");
      from += room;
      room = LONGEST_LINE - 1;
    }
    return whole.append(signature, from, signature.length()).append("\r\n").toString();
  }

  private void put(String gap, String word) {
    if (column + gap.length() + word.length() > LONGEST_LINE) {
      breakLine();
      lines.append(gap.isEmpty() ? " " : "");
      column += gap.isEmpty() ? 1 : 0;
    }
    lines.append(gap).append(word);
    column += gap.length() + word.length();
  }

  private void breakLine() {
    lines.append("\r\n");
    column = 0;
  }
}
