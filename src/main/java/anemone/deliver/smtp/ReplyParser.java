package anemone.deliver.smtp;

import anemone.deliver.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what a server said. */
final class ReplyParser {

  private static final Pattern SPACES = Pattern.compile("[\\p{Cntrl}\\s]+");
  private static final Pattern STATUS = Pattern.compile("([245]\\.\\d{1,3}\\.\\d{1,3})(?: |$)(.*)");
  private static final int LONGEST_TEXT = 500;

  private ReplyParser() {}

  /**
   * The reply in some lines, each of which begins with the code (RFC 5321 section 4.2.1) and may go
   * on with an enhanced status code (RFC 2034).
   *
   * @param code the code, or -1 if there was none that could be read
   * @param lines what was read, lines parted by a line feed
   */
  static Reply read(int code, String lines) {
    if (code < 100 || code > 599) {
      String said = clean(lines);
      return Reply.none(
          said.isEmpty() || said.equals("[EOF]")
              ? "the server closed the connection"
              : "the server answered out of protocol: " + said);
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

  /** How long the code at the beginning of a line is, with what parts it from the words. */
  private static int prefix(String line) {
    for (int i = 0; i < 3; i++) {
      if (i == line.length() || line.charAt(i) < '0' || line.charAt(i) > '9') {
        return 0;
      }
    }
    return line.length() > 3 && " -".indexOf(line.charAt(3)) >= 0 ? 4 : 3;
  }

  /** One line that can be stored and shown: the server may have said anything. */
  private static String clean(String text) {
    String line = SPACES.matcher(text).replaceAll(" ").strip();
    return line.length() <= LONGEST_TEXT ? line : line.substring(0, LONGEST_TEXT);
  }
}
