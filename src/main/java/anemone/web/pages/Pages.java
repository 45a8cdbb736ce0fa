package anemone.web.pages;

import anemone.process.CommandFailure;
import anemone.render.PageTemplates;
import anemone.subscriber.SignedLink.Purpose;
import anemone.subscriber.Subscriptions;
import anemone.subscriber.Subscriptions.Found;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers what subscribers ask for. A look changes nothing; what a POST changes is durable before
 * it is answered. May be used by several threads.
 */
public final class Pages {

  private static final Logger LOG = LoggerFactory.getLogger(Pages.class);

  private static final String STYLE = "pages.css";
  private static final String HEALTH = "healthz";

  private final Site site;
  private final Subscriptions subscriptions;
  private final PageView view;
  private final LeavePage leaving;
  private final PreferencesPage preferences;
  private final String style;

  /**
   * Pages.
   *
   * @param site the newsletter
   * @param subscriptions what is changed
   * @param own the editor's templates, if they can be read
   * @param usual the program's own, used where one of the editor's fails
   * @param style the style sheet
   * @param clock the time
   */
  public Pages(
      Site site,
      Subscriptions subscriptions,
      Optional<PageTemplates> own,
      PageTemplates usual,
      String style,
      Clock clock) {
    this.site = site;
    this.subscriptions = subscriptions;
    this.view = new PageView(site, own, usual);
    this.leaving = new LeavePage(site, view, subscriptions, clock);
    this.preferences = new PreferencesPage(site, view, leaving, clock);
    this.style = style;
  }

  /** The answer to a request. */
  Answer answer(Request request) {
    if (request.path().equals("/" + HEALTH)) {
      return request.isLook() ? Answer.plain(200, "ok") : notAllowed("GET, HEAD");
    }
    if (!request.path().startsWith(site.base())) {
      return missing(request);
    }
    String rest = request.path().substring(site.base().length());
    if (rest.equals(HEALTH) || rest.equals(STYLE)) {
      return rest.equals(STYLE) ? style(request) : answer(at("/" + HEALTH, request));
    }
    for (Purpose purpose : new Purpose[] {Purpose.UNSUBSCRIBE, Purpose.PREFERENCES}) {
      if (rest.startsWith(purpose.word() + "/")) {
        return page(request, purpose, rest.substring(purpose.word().length() + 1));
      }
    }
    return missing(request);
  }

  private static Request at(String path, Request request) {
    return new Request(
        request.method(), path, request.contentType(), request.languages(), request.body());
  }

  private Answer page(Request request, Purpose purpose, String token) {
    if (!request.isLook() && !request.method().equals("POST")) {
      return notAllowed("GET, HEAD, POST");
    }
    PageWords visitors = PageWords.accepted(request.languages());
    if (!request.isLook() && request.body().isEmpty()) {
      return view.message(413, visitors, "large", "");
    }
    try {
      Optional<Found> found = subscriptions.find(purpose, token);
      if (found.isEmpty()) {
        return view.message(404, visitors, "missing", "");
      }
      if (found.get().isOld()) {
        return view.message(410, view.words(found.get().entry()), "old", "");
      }
      return page(request, purpose, found.get());
    } catch (CommandFailure e) {
      LOG.warn("a page could not be answered: {}", e.getMessage());
      return view.message(503, visitors, "busy", "").with("Retry-After", "5");
    }
  }

  private Answer page(Request request, Purpose purpose, Found found) {
    boolean leave = purpose == Purpose.UNSUBSCRIBE;
    if (request.isLook()) {
      return leave ? leaving.look(found.entry()) : preferences.look(found.entry());
    }
    Form form = Form.parse(request.contentType(), request.body().orElse(""));
    return leave ? leaving.act(found.entry(), form) : preferences.act(found.entry(), form);
  }

  private Answer missing(Request request) {
    return view.message(404, PageWords.accepted(request.languages()), "missing", "");
  }

  private Answer style(Request request) {
    return request.isLook()
        ? new Answer(
            200, "text/css; charset=utf-8", Map.of("Cache-Control", "public, max-age=3600"), style)
        : notAllowed("GET, HEAD");
  }

  private static Answer notAllowed(String methods) {
    return Answer.plain(405, "method not allowed").with("Allow", methods);
  }
}
