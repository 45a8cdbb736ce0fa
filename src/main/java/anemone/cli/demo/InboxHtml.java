package anemone.cli.demo;

import anemone.cli.demo.InboxView.Part;
import anemone.deliver.mailbox.ReceivedMail;
import java.util.List;

/**
 * Generates the HTML of the inbox page. Everything from mails is escaped by {@link #escape}.
 *
 * @param mails the list at the left
 * @param selected the index of the mail that is shown, from 0
 * @param view how it is shown
 */
record InboxHtml(List<ReceivedMail> mails, int selected, InboxView view) {

  private static final String HEAD =
      """
      <!doctype html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <title>%s</title>
      <link rel="stylesheet" href="/inbox.css">
      </head>
      """;

  private static final String EMPTY =
      """
      <body>
      <main class="empty"><h1>%s</h1><p>%s</p></main>
      </body>
      </html>
      """;

  private static final String BODY =
      """
      <body>
      <a class="skip" href="#mail">Skip to the mail</a>
      <nav aria-label="Mails">
      <h1>Inbox <span class="count">%d</span></h1>
      <ol>
      %s</ol>
      </nav>
      <main id="mail">
      <header>
      <h2>%s</h2>
      <dl><dt>From</dt><dd>%s</dd><dt>To</dt><dd>%s</dd></dl>
      <div class="tools">
      %s</div>
      </header>
      %s</main>
      </body>
      </html>
      """;

  InboxHtml {
    mails = List.copyOf(mails);
  }

  /** Returns the page for an unknown address. */
  static String missing() {
    return HEAD.formatted("Not found")
        + EMPTY.formatted("Not found", "There is no such mail. <a href=\"/\">To the inbox</a>");
  }

  /** Returns the page. */
  String page() {
    if (mails.isEmpty()) {
      return HEAD.formatted("Inbox")
          + EMPTY.formatted("Inbox", "No mail yet. Reload the page to look again.");
    }
    ReceivedMail mail = mails.get(selected);
    return HEAD.formatted(escape(mail.subject()))
        + BODY.formatted(
            mails.size(),
            list(),
            escape(subject(mail)),
            escape(mail.from()),
            escape(mail.recipient()),
            tools(),
            content(mail));
  }

  private String list() {
    StringBuilder items = new StringBuilder();
    for (int i = 0; i < mails.size(); i++) {
      ReceivedMail mail = mails.get(i);
      items.append(
          "<li><a href=\"%s\"%s><span class=\"to\">%s</span><span class=\"subject\">%s</span></a></li>\n"
              .formatted(
                  href(i, view),
                  i == selected ? " aria-current=\"page\"" : "",
                  escape(mail.recipient()),
                  escape(subject(mail))));
    }
    return items.toString();
  }

  private String tools() {
    String parts =
        tool("HTML", view.as(Part.HTML), view.part() == Part.HTML)
            + tool("Text", view.as(Part.TEXT), view.part() == Part.TEXT)
            + tool("Source", view.as(Part.SOURCE), view.part() == Part.SOURCE);
    String looks =
        view.part() == Part.HTML
            ? group(
                "Look",
                tool("Phone", view.withPhone(!view.phone()), view.phone())
                    + tool("Dark", view.withDark(!view.dark()), view.dark()))
            : "";
    String file = "<a class=\"file\" href=\"/mail/%d.eml\">Download .eml</a>\n".formatted(selected);
    return group("Part", parts) + looks + file;
  }

  private static String group(String label, String tools) {
    return "<div class=\"group\" role=\"group\" aria-label=\"%s\">%s</div>\n"
        .formatted(label, tools);
  }

  private String tool(String label, InboxView wanted, boolean on) {
    return "<a href=\"%s\"%s>%s</a>"
        .formatted(href(selected, wanted), on ? " aria-current=\"true\"" : "", label);
  }

  private String content(ReceivedMail mail) {
    return switch (view.part()) {
      case HTML ->
          ("<iframe%s sandbox=\"allow-popups allow-popups-to-escape-sandbox\""
                  + " referrerpolicy=\"no-referrer\" title=\"The mail as HTML\""
                  + " src=\"/mail/%d/%s\"></iframe>\n")
              .formatted(
                  view.phone() ? " class=\"phone\"" : "", selected, view.dark() ? "dark" : "body");
      case TEXT -> pre(mail.text());
      case SOURCE -> pre(mail.source());
    };
  }

  private static String pre(String text) {
    return "<pre tabindex=\"0\">" + escape(text) + "</pre>\n";
  }

  private static String href(int number, InboxView view) {
    return escape("/mail/" + number + view.query());
  }

  private static String subject(ReceivedMail mail) {
    return mail.subject().isBlank() ? "(no subject)" : mail.subject();
  }

  /** Escapes a text for HTML elements and quoted attributes. */
  static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
