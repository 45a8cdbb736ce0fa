package anemone.deliver.smtp;

import anemone.deliver.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parses replies. */
final class ReplyParser {

  private static final Pattern SPACES = Pattern.compile("[\\p{Cntrl}\\s]+");
  private static final Pattern STATUS = Pattern.compile("([245]\\.\\d{1,3}\\.\\d{1,3})(?: |$)(.*)");
  private static final int LONGEST_TEXT = 500;

  private ReplyParser() {}

  /**
   * Parses a reply, whose lines begin with the code (RFC 5321 section 4.2.1) and may have an
   * enhanced status code (RFC 2034).
   *
   * @param code the code, or -1 if it is malformed
   * @param lines the lines, separated by line feeds
   */
  static Reply read(int code, String lines) {
    if (code < 100 || code > 599) {
      String said = clean(lines);
      return Reply.none(
          said.isEmpty() || said.equals("[EOF]")
              ? "the server closed the connection"
              : "the server sent a malformed reply: " + said);
    }
    List<String> words = new ArrayList<>();
    String status = "";
    for (String line : lines.indexOf('\n') < 0 ? List.of(lines) : lines.lines().toList()) {
      String said = line.substring(prefix(line));
      Matcher enhanced = STATUS.matcher(said);
      if (enhanced.matches()) {
        status = enhanced.group(1);
        said = enhanced.group(2);
      }
      words.add(said);
    }
    return new Reply(code, status, clean(String.join(" ", words)));
  }

  /** Returns the length of the code at the start of a line, with its separator. */
  private static int prefix(String line) {
    for (int i = 0; i < 3; i++) {
      if (i == line.length() || line.charAt(i) < '0' || line.charAt(i) > '9') {
        return 0;
      }
    }
    return line.length() > 3 && " -".indexOf(line.charAt(3)) >= 0 ? 4 : 3;
  }

  /** Makes untrusted text one line of bounded length without control characters. */
  private static String clean(String text) {
    String line = SPACES.matcher(text).replaceAll(" ").strip();
    return line.length() <= LONGEST_TEXT ? line : line.substring(0, LONGEST_TEXT);
  }
}
