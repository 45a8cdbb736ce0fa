package anemone.web.studio;

import anemone.edition.Slot;
import anemone.render.Message;
import anemone.run.studio.Studio;
import anemone.run.studio.StudioJson;
import anemone.subscriber.EmailAddress;
import anemone.subscriber.Subscriber;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Answers the requests of the studio's page. */
public final class StudioApi {

  private final Studio studio;
  private final TestCopy testCopy;
  private final Function<Slot, String> recall;
  private final Clock clock;
  private volatile @Nullable Kept kept;

  /**
   * Answers with what a studio says.
   *
   * @param testCopy sends test copies
   * @param recall recalls an edition, and says what that came to
   * @param clock the time
   */
  public StudioApi(Studio studio, TestCopy testCopy, Function<Slot, String> recall, Clock clock) {
    this.studio = studio;
    this.testCopy = testCopy;
    this.recall = recall;
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
    answer(
        context,
        studio.approve(slot, body.path("hash").asString(""), body.path("by").asString("")));
  }

  void recall(Context context) {
    Slot slot = Slot.parse(body(context).path("slot").asString(""));
    String said = recall.apply(slot);
    json(context, StudioJson.of(studio.edition(slot)).put("said", said));
  }

  void test(Context context) {
    JsonNode body = body(context);
    EmailAddress to = address(body.path("to").asString(""));
    Slot slot = Slot.parse(body.path("slot").asString(""));
    ObjectNode json = JsonMapper.shared().createObjectNode();
    json.put(
        "said",
        look(slot, body.path("as").asString(""))
            .copy()
            .map(copy -> testCopy.send(copy, to))
            .orElse("there is no story for this reader, so there is no mail"));
    json(context, json);
  }

  void sources(Context context) {
    ArrayNode sources = JsonMapper.shared().createArrayNode();
    studio
        .sources()
        .forEach(
            (name, share) -> {
              ObjectNode json = sources.addObject().put("source", name);
              json.put("collected", share.collected()).put("used", share.used());
              json.put("merged", share.merged()).put("dropped", share.allDropped());
              json.put("clicks", share.clicks());
              ObjectNode why = json.putObject("why");
              share.dropped().forEach(why::put);
            });
    json(context, sources);
  }

  /** Answers what an inbox would show of a mail, its text part, its size and its mistakes. */
  void mail(Context context) {
    Slot slot = slot(context);
    String as = String.valueOf(context.queryParam("as"));
    ObjectNode json = JsonMapper.shared().createObjectNode();
    Studio.Look look = look(slot, as);
    ArrayNode readers = json.putArray("readers");
    look.samples().forEach(sample -> readers.add(words(sample)));
    json.put("outlook", look.outlook());
    json.put("hash", look.edition().hash());
    ArrayNode since = json.putArray("since");
    look.since().forEach(since::add);
    look.copy().ifPresent(message -> MailJson.add(json, message, look.edition(), clock.instant()));
    kept = new Kept(slot, as, look.edition().hash(), look.copy());
    json(context, json);
  }

  /** The mail that was answered last: its HTML part is asked for next. */
  private record Kept(Slot slot, String as, String hash, Optional<Message> copy) {

    boolean is(Slot otherSlot, String otherAs, String otherHash) {
      return slot.equals(otherSlot) && as.equals(otherAs) && hash.equals(otherHash);
    }
  }

  /** Answers the very HTML part of a mail. */
  void html(Context context) {
    Slot slot = slot(context);
    String as = String.valueOf(context.queryParam("as"));
    Kept last = kept;
    boolean same = last != null && last.is(slot, as, String.valueOf(context.queryParam("hash")));
    MailPage.answer(context, same && last != null ? last.copy() : look(slot, as).copy());
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

  /** Returns the mail for a sample by its number, or for the subscriber of an address. */
  private Studio.Look look(Slot slot, String as) {
    return studio.look(
        slot,
        as.contains("@") ? Optional.of(address(as)) : Optional.empty(),
        as.matches("\\d{1,4}") ? Integer.parseInt(as) : 0);
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

  /** Answers JSON. */
  static void json(Context context, JsonNode json) {
    context.contentType("application/json; charset=utf-8").result(json.toString());
  }
}
