package anemone.web.studio;

import anemone.edition.Edition;
import anemone.edition.Slot;
import anemone.render.Message;
import anemone.render.lint.Finding;
import anemone.render.lint.Lint;
import anemone.render.lint.Specimen;
import anemone.run.studio.Studio;
import anemone.run.studio.StudioEdition;
import anemone.run.studio.StudioJson;
import anemone.subscriber.EmailAddress;
import anemone.subscriber.Subscriber;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Answers the requests of the studio's page. */
public final class StudioApi {

  /** The preview runs no script and loads pictures only. */
  private static final String PREVIEW =
      "default-src 'none'; style-src 'unsafe-inline'; img-src %s; sandbox;"
          + " frame-ancestors 'self'";

  private final Studio studio;
  private final TestCopy testCopy;
  private final Clock clock;

  /** Answers with what a studio says. */
  public StudioApi(Studio studio, TestCopy testCopy, Clock clock) {
    this.studio = studio;
    this.testCopy = testCopy;
    this.clock = clock;
  }

  /** Sends a test copy. */
  public interface TestCopy {

    /**
     * Sends a copy to an address; nothing is recorded.
     *
     * @return what the server said, or why it could not be sent
     */
    String send(Message copy, EmailAddress to);
  }

  void editions(Context context) {
    ArrayNode slots = JsonMapper.shared().createArrayNode();
    studio.slots().forEach(slot -> slots.add(slot.label()));
    json(context, slots);
  }

  void edition(Context context) {
    json(context, StudioJson.of(studio.edition(slot(context))));
  }

  void sheet(Context context) {
    JsonNode body = body(context);
    Slot slot = Slot.parse(body.path("slot").asString(""));
    answer(
        context, studio.take(slot, body.path("hash").asString(""), body.path("sheet").toString()));
  }

  void undo(Context context) {
    undo(context, false);
  }

  void redo(Context context) {
    undo(context, true);
  }

  private void undo(Context context, boolean redo) {
    JsonNode body = body(context);
    Slot slot = Slot.parse(body.path("slot").asString(""));
    answer(context, studio.undo(slot, body.path("hash").asString(""), redo));
  }

  void approve(Context context) {
    JsonNode body = body(context);
    Slot slot = Slot.parse(body.path("slot").asString(""));
    answer(context, studio.approve(slot, body.path("hash").asString("")));
  }

  void test(Context context) {
    JsonNode body = body(context);
    EmailAddress to = address(body.path("to").asString(""));
    Slot slot = Slot.parse(body.path("slot").asString(""));
    ObjectNode json = JsonMapper.shared().createObjectNode();
    json.put(
        "said",
        studio
            .copy(slot, reader(slot, body.path("as").asString("")))
            .map(copy -> testCopy.send(copy, to))
            .orElse("there is no story for this reader, so there is no mail"));
    json(context, json);
  }

  /** Answers what an inbox would show of a mail, its text part, its size and its mistakes. */
  void mail(Context context) {
    Slot slot = slot(context);
    ObjectNode json = JsonMapper.shared().createObjectNode();
    ArrayNode readers = json.putArray("readers");
    List<Subscriber> samples = studio.samples(slot);
    samples.forEach(sample -> readers.add(words(sample)));
    json.put("count", studio.readers(slot));
    Subscriber reader = reader(slot, String.valueOf(context.queryParam("as")));
    StudioEdition shown = studio.edition(slot);
    Optional<Message> copy = studio.copy(slot, reader);
    copy.ifPresent(message -> add(json, message, shown.edition()));
    json(context, json);
  }

  private void add(ObjectNode json, Message copy, Optional<Edition> edition) {
    json.put("from", copy.from().name() + " <" + copy.from().address() + ">");
    json.put("subject", copy.subject());
    json.put("preheader", preheader(copy.html()));
    json.put("text", copy.text());
    json.put("bytes", copy.html().getBytes(StandardCharsets.UTF_8).length);
    ArrayNode findings = json.putArray("findings");
    edition.ifPresent(
        e ->
            Lint.check(Specimen.of(copy, e, clock.instant()))
                .forEach(finding -> add(findings.addObject(), finding)));
  }

  /** Returns what mailboxes show behind the subject: the text of the first hidden element. */
  private static String preheader(String html) {
    Element hidden = Jsoup.parse(html).selectFirst("[style*=display:none]");
    return hidden == null ? "" : hidden.text();
  }

  private static void add(ObjectNode json, Finding finding) {
    json.put("rule", finding.rule());
    json.put("severity", finding.severity().word());
    json.put("place", finding.place().toString());
    json.put("what", finding.what());
    json.put("fix", finding.fix());
  }

  /** Answers the very HTML part of a mail. */
  void html(Context context) {
    Slot slot = slot(context);
    boolean pictures = !"off".equals(context.queryParam("pictures"));
    context.header(
        "Content-Security-Policy", PREVIEW.formatted(pictures ? "https: http: data:" : "'none'"));
    String html =
        studio
            .copy(slot, reader(slot, String.valueOf(context.queryParam("as"))))
            .map(Message::html)
            .orElse("<!DOCTYPE html><title>No mail</title><p>No story for this reader.");
    boolean dark = "dark".equals(context.queryParam("scheme"));
    context.contentType("text/html; charset=utf-8").result(dark ? inDark(html) : html);
  }

  /** Makes the styles for dark mode the only ones, as they are in a client in dark mode. */
  private static String inDark(String html) {
    return html.replaceAll("(?i)prefers-color-scheme:\\s*dark", "min-width: 0");
  }

  private void answer(Context context, Studio.Outcome outcome) {
    ObjectNode json = StudioJson.of(outcome.edition());
    ArrayNode problems = json.putArray("problems");
    outcome.problems().forEach(problems::add);
    context.status(
        outcome.stale()
            ? HttpStatus.CONFLICT
            : outcome.problems().isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
    json(context, json);
  }

  /** Returns a sample by its number, or the subscriber of an address; the first sample for none. */
  private Subscriber reader(Slot slot, String as) {
    if (as.contains("@")) {
      return studio.subscriber(address(as));
    }
    List<Subscriber> samples = studio.samples(slot);
    int number = as.matches("\\d{1,4}") ? Integer.parseInt(as) : 0;
    if (samples.isEmpty()) {
      throw new IllegalArgumentException("no subscriber gets this edition");
    }
    return samples.get(Math.min(number, samples.size() - 1));
  }

  private static String words(Subscriber sample) {
    return (sample.topics().isEmpty() ? "all topics" : String.join(", ", sample.topics()))
        + ", "
        + sample.language().getDisplayLanguage(Locale.ENGLISH)
        + sample.most().map(most -> ", at most " + most).orElse("");
  }

  private static EmailAddress address(String text) {
    return EmailAddress.parse(text)
        .value()
        .orElseThrow(() -> new IllegalArgumentException(text + " is not an email address"));
  }

  private static Slot slot(Context context) {
    return Slot.parse(String.valueOf(context.queryParam("slot")));
  }

  private static JsonNode body(Context context) {
    try {
      return JsonMapper.shared().readTree(context.body());
    } catch (JacksonException e) {
      throw new IllegalArgumentException("the request is not JSON", e);
    }
  }

  private static void json(Context context, JsonNode json) {
    context.contentType("application/json; charset=utf-8").result(json.toString());
  }
}
