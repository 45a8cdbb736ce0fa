package anemone.cli.demo;

import anemone.cli.demo.LocalServer.Answer;
import anemone.cli.demo.LocalServer.Visit;
import anemone.deliver.mailbox.ReceivedMail;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A web page on the loopback interface that shows the received mails as HTML, text and source. It
 * uses no scripts, and mails cannot run any.
 */
public final class InboxPage implements AutoCloseable {

  private static final String HTML = "text/html; charset=utf-8";

  /** The content security policy of the page: its style sheet and the frames with mails. */
  private static final String PAGE_POLICY =
      "default-src 'none'; style-src 'self'; frame-src 'self'; base-uri 'none'; form-action"
          + " 'none'; frame-ancestors 'none'";

  /** The content security policy of a mail: images and its own styles, as in a mail client. */
  private static final String MAIL_POLICY =
      "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none';"
          + " style-src 'unsafe-inline'; img-src https: data:; frame-ancestors 'self'";

  private static final Pattern MAIL = Pattern.compile("/mail/(\\d{1,9})(?:/(body|dark)|(\\.eml))?");

  private static final Pattern PREFERS_DARK =
      Pattern.compile("\\(\\s*prefers-color-scheme\\s*:\\s*dark\\s*\\)");

  private final LocalServer server;

  private InboxPage(LocalServer server) {
    this.server = server;
  }

  /**
   * Starts serving.
   *
   * @param mails returns the current mails
   * @throws IOException if no port is available
   */
  public static InboxPage open(Supplier<List<ReceivedMail>> mails) throws IOException {
    String style = SampleText.resource("inbox.css");
    return new InboxPage(LocalServer.open(visit -> answer(mails.get(), style, visit)));
  }

  /** The page's address. */
  public URI address() {
    return server.at("/");
  }

  @Override
  public void close() {
    server.close();
  }

  private static Answer answer(List<ReceivedMail> mails, String style, Visit visit) {
    String path = visit.address().getPath();
    if (path.equals("/inbox.css")) {
      return answer(200, Map.of("Content-Type", "text/css; charset=utf-8"), style);
    }
    InboxView view = InboxView.of(visit.address().getQuery());
    if (path.equals("/")) {
      return page(200, new InboxHtml(mails, 0, view).page());
    }
    Matcher wanted = MAIL.matcher(path);
    if (!wanted.matches() || Integer.parseInt(wanted.group(1)) >= mails.size()) {
      return page(404, InboxHtml.missing());
    }
    int number = Integer.parseInt(wanted.group(1));
    if (wanted.group(3) != null) {
      return download(number, mails.get(number));
    }
    return Optional.ofNullable(wanted.group(2))
        .map(part -> body(mails.get(number), part.equals("dark")))
        .orElseGet(() -> page(200, new InboxHtml(mails, number, view).page()));
  }

  private static Answer page(int status, String html) {
    return answer(
        status, Map.of("Content-Type", HTML, "Content-Security-Policy", PAGE_POLICY), html);
  }

  /**
   * Returns the mail's HTML, whose links open a new page, as in a mail program; for the dark view,
   * its rules for dark mode are always applied.
   */
  private static Answer body(ReceivedMail mail, boolean dark) {
    String html =
        dark ? PREFERS_DARK.matcher(mail.html()).replaceAll("(min-width: 0)") : mail.html();
    return answer(
        200,
        Map.of("Content-Type", HTML, "Content-Security-Policy", MAIL_POLICY),
        html.replaceFirst("<head>", "<head><base target=\"_blank\">"));
  }

  private static Answer download(int number, ReceivedMail mail) {
    String disposition = "attachment; filename=\"mail-" + (number + 1) + ".eml\"";
    var headers =
        Map.of(
            "Content-Type", "message/rfc822",
            "Content-Disposition", disposition,
            "X-Content-Type-Options", "nosniff");
    return Answer.of(200, headers, mail.bytes());
  }

  private static Answer answer(int status, Map<String, String> headers, String text) {
    return Answer.of(status, headers, text.getBytes(StandardCharsets.UTF_8));
  }
}
