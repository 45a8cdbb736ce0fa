package anemone.deliver.smtp;

import anemone.deliver.Reply;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads what a server said. */
final class Replies {

  private static final Pattern LINE = Pattern.compile("(?:\\d{3}[ -]?)?(.*)");
  private static final Pattern STATUS = Pattern.compile("([245]\\.\\d{1,3}\\.\\d{1,3})(?: |$)(.*)");
  private static final int LONGEST_TEXT = 500;

  private Replies() {}

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
    String[] status = {""};
    String text =
        lines
            .lines()
            .map(
                line -> {
                  Matcher parts = LINE.matcher(line);
                  String words = parts.matches() ? parts.group(1) : line;
                  Matcher enhanced = STATUS.matcher(words);
                  if (!enhanced.matches()) {
                    return words;
                  }
                  status[0] = enhanced.group(1);
                  return enhanced.group(2);
                })
            .collect(Collectors.joining(" "));
    return new Reply(code, status[0], clean(text));
  }

  /** One line that can be stored and shown: the server may have said anything. */
  private static String clean(String text) {
    String line = text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
    return line.length() <= LONGEST_TEXT ? line : line.substring(0, LONGEST_TEXT);
  }
}
