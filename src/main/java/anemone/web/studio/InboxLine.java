package anemone.web.studio;

import anemone.render.TextWidth;
import tools.jackson.databind.node.ObjectNode;

/**
 * How a mail client cuts sender, subject and preheader in its list of messages. Columns are about
 * what fits at the usual text size in English; wide characters take two.
 */
enum InboxLine {
  /** Apple's Mail on a phone: two lines of preheader below the subject. */
  IPHONE("Apple Mail, phone", 26, 41, 90),
  /** Gmail's app: one line of each. */
  GMAIL_PHONE("Gmail, phone", 24, 38, 42),
  /** Gmail in a browser: subject and preheader share one line. */
  GMAIL("Gmail, browser", 22, 100, 100),
  /** Outlook's list beside the reading pane. */
  OUTLOOK("Outlook, desktop", 30, 52, 55);

  private final String client;
  private final int sender;
  private final int subject;
  private final int preheader;

  InboxLine(String client, int sender, int subject, int preheader) {
    this.client = client;
    this.sender = sender;
    this.subject = subject;
    this.preheader = preheader;
  }

  /** Adds the line as JSON. */
  void add(ObjectNode json, String from, String title, String after) {
    String shown = TextWidth.cut(title, subject);
    int rest = this == GMAIL ? Math.max(0, preheader - TextWidth.width(shown)) : preheader;
    json.put("client", client);
    json.put("from", TextWidth.cut(from, sender));
    json.put("subject", shown);
    json.put("preheader", rest < 4 ? "" : TextWidth.cut(after, rest));
  }
}
