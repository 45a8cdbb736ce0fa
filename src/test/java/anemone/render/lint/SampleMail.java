package anemone.render.lint;

import anemone.article.Article;
import anemone.edition.Bite;
import anemone.edition.Edition;
import anemone.fixture.ArticleFixture;
import anemone.fixture.EditionFixture;
import anemone.fixture.MailFixture;
import anemone.render.Message;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A small sound mail, and the same with one thing wrong.
 *
 * @param subject the subject
 * @param html the HTML part
 * @param text the text part
 * @param headers the headers
 * @param article the one article of the edition
 */
record SampleMail(
    String subject, String html, String text, List<Message.Header> headers, Article article) {

  private static final String UNSUBSCRIBE = "https://tide.example/leave?t=1&l=2";

  static SampleMail sound() {
    return new SampleMail(
        "The harbour wall is open again",
        """
        <!DOCTYPE html>
        <html lang="en"><head><title>The harbour wall is open again</title>
        <style>a[x-apple-data-detectors]{color:inherit !important}</style></head>
        <body style="background-color:#ffffff;color:#222222;word-wrap:break-word">
        <div style="display:none">The council voted nine to four, and the work begins in March.</div>
        <h1>Tidings</h1>
        <h2>Sea</h2>
        <h3><a style="color:#123456" href="https://news.example/wall">The harbour wall is open</a></h3>
        <p>Nine of thirteen councillors agreed on Monday.</p>
        <p><img src="https://news.example/wall.png" width="300" alt="A wall of grey stone"></p>
        <p><a style="color:#123456" href="https://tide.example/leave?t=1&amp;l=2">Unsubscribe</a></p>
        </body></html>
        """,
        "The harbour wall is open\nhttps://news.example/wall\n-- \n" + UNSUBSCRIBE + "\n",
        List.of(new Message.Header("List-Unsubscribe", "<" + UNSUBSCRIBE + ">")),
        article("The harbour wall is open", "https://news.example/wall"));
  }

  static Article article(String title, String url) {
    return ArticleFixture.article("Harbour Post", "sea", title, 3, url);
  }

  SampleMail with(String old, String text) {
    if (!html.contains(old)) {
      throw new IllegalArgumentException("no " + old + " in the sound mail");
    }
    return new SampleMail(subject, html.replace(old, text), this.text, headers, article);
  }

  SampleMail withSubject(String other) {
    return new SampleMail(other, html, text, headers, article);
  }

  SampleMail withText(String other) {
    return new SampleMail(subject, html, other, headers, article);
  }

  SampleMail withHeader(String name, String value) {
    List<Message.Header> more = new ArrayList<>(headers);
    more.add(new Message.Header(name, value));
    return new SampleMail(subject, html, text, more, article);
  }

  SampleMail withoutHeaders() {
    return new SampleMail(subject, html, text, List.of(), article);
  }

  SampleMail of(Article other) {
    return new SampleMail(subject, html, text, headers, other);
  }

  SampleMail published(Instant moment) {
    Article a = article;
    return of(
        new Article(
            a.id(),
            a.source(),
            a.topics(),
            a.url(),
            a.title(),
            a.kicker(),
            a.author(),
            Optional.of(moment),
            a.language(),
            a.text(),
            a.image(),
            a.collected()));
  }

  Specimen specimen() {
    Bite bite = EditionFixture.bite(article, 2);
    Edition edition = EditionFixture.edition(Map.of("sea", List.of(bite)));
    Message usual = MailFixture.message(MailFixture.subscriber("reader@example.org"));
    Message message =
        new Message(
            usual.id(),
            usual.date(),
            usual.from(),
            usual.to(),
            usual.replyTo(),
            subject,
            headers,
            text,
            html);
    return Specimen.of(message, edition, ArticleFixture.NOW);
  }

  List<Finding> findings() {
    return Lint.check(specimen());
  }
}
