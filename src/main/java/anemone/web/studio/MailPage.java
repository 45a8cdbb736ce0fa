package anemone.web.studio;

import anemone.render.Message;
import io.javalin.http.Context;
import java.util.Optional;

/** Answers the HTML part of a mail, for the frame that shows it. */
final class MailPage {

  /** The preview runs no script and loads pictures only. */
  private static final String POLICY =
      "default-src 'none'; style-src 'unsafe-inline'; img-src %s; sandbox;"
          + " frame-ancestors 'self'; report-uri /api/violations";

  private MailPage() {}

  /** Answers a mail as the request wants it: {@code pictures=off}, {@code scheme=dark}. */
  static void answer(Context context, Optional<Message> mail) {
    boolean pictures = !"off".equals(context.queryParam("pictures"));
    context.header(
        "Content-Security-Policy", POLICY.formatted(pictures ? "https: http: data:" : "'none'"));
    String html =
        mail.map(MailPage::html)
            .orElse("<!DOCTYPE html><title>No mail</title><p>No story for this reader.");
    boolean dark = "dark".equals(context.queryParam("scheme"));
    context.contentType("text/html; charset=utf-8").result(in(dark, html));
  }

  /** Returns the HTML part with its attached pictures in it. */
  private static String html(Message mail) {
    String html = mail.html();
    for (Message.Inline file : mail.inline()) {
      html = html.replace("cid:" + file.id(), "data:" + file.type() + ";base64," + file.base64());
    }
    return html;
  }

  /**
   * Makes the styles for dark mode the only ones, as they are in a client in dark mode, or leaves
   * them out, whatever mode this browser is in.
   */
  private static String in(boolean dark, String html) {
    return html.replaceAll(
        "(?i)prefers-color-scheme:\\s*dark", dark ? "min-width: 0" : "max-width: 0");
  }
}
