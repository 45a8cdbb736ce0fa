package anemone.web.studio;

import anemone.render.Message;
import anemone.run.studio.TemplateStudio;
import io.javalin.http.Context;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Answers the requests of the page for authors of templates. */
public final class TemplateApi {

  private final TemplateStudio studio;
  private final AtomicLong shows = new AtomicLong();
  private volatile Optional<Kept> kept = Optional.empty();

  /** The mail that was described last, whose HTML part the page asks for next. */
  private record Kept(String show, Optional<Message> mail) {}

  /** Answers with what a studio for templates shows. */
  public TemplateApi(TemplateStudio studio) {
    this.studio = studio;
  }

  void specimens(Context context) {
    ArrayNode names = JsonMapper.shared().createArrayNode();
    studio.specimens().forEach(names::add);
    StudioApi.json(context, names);
  }

  void specimen(Context context) {
    TemplateStudio.Shown shown = shown(context);
    ObjectNode json = JsonMapper.shared().createObjectNode();
    String show = String.valueOf(shows.incrementAndGet());
    kept = Optional.of(new Kept(show, shown.mail()));
    json.put("error", shown.error());
    json.put("show", show);
    shown.mail().ifPresent(mail -> MailJson.add(json, mail));
    MailJson.findings(json, shown.findings());
    StudioApi.json(context, json);
  }

  void html(Context context) {
    String show = String.valueOf(context.queryParam("show"));
    MailPage.answer(
        context,
        kept.filter(last -> last.show().equals(show))
            .map(Kept::mail)
            .orElseGet(() -> shown(context).mail()));
  }

  private TemplateStudio.Shown shown(Context context) {
    String number = String.valueOf(context.queryParam("specimen"));
    return studio.show(
        number.matches("\\d{1,3}") ? Integer.parseInt(number) : 0,
        Optional.ofNullable(context.queryParam("language"))
            .filter(tag -> !tag.isEmpty())
            .map(TemplateApi::language));
  }

  private static Locale language(String tag) {
    try {
      return new Locale.Builder().setLanguageTag(tag).build();
    } catch (IllformedLocaleException e) {
      throw new IllegalArgumentException(tag + " is not a language, such as en or pt-BR", e);
    }
  }
}
