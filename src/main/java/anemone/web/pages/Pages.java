package anemone.web.pages;

import anemone.edition.Slot;
import anemone.render.PageTemplates;
import anemone.subscriber.SignUps;
import anemone.subscriber.SignedLink;
import anemone.subscriber.SignedLink.Purpose;
import anemone.subscriber.Subscriber;
import anemone.subscriber.Subscriptions;
import anemone.subscriber.Subscriptions.Found;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Answers requests for the subscriber's pages, the archive and the counted links. GET and HEAD
 * change nothing but the count of a clicked story; what a POST changes is durable before the
 * response. Thread-safe.
 */
public final class Pages {

  private static final String STYLE = "pages.css";
  private static final String HEALTH = "healthz";
  private static final String SUBSCRIBE = "subscribe";
  private static final String LINKS = "links";
  private static final String CONFIRM = Purpose.CONFIRM.word() + "/";
  private static final String UNDO = Purpose.UNDO.word() + "/";
  private static final String VIEW = Purpose.VIEW.word() + "/";
  private static final String STORY = "story/";

  private final Site site;
  private final Subscriptions subscriptions;
  private final PageView view;
  private final LeavePage leaving;
  private final PreferencesPage preferences;
  private final UndoPage undoing;
  private final Optional<ViewPage> viewing;
  private final Optional<JoinPage> joining;
  private final PublicAnswers everybody;
  private final String style;

  /**
   * Creates the pages.
   *
   * @param site the newsletter
   * @param subscriptions the subscriptions
   * @param own the editor's templates, if they are readable
   * @param usual the program's own templates, used if one of the editor's fails
   * @param style the style sheet
   * @param joining the parts for people without a link, if they are served
   * @param clock the clock
   */
  public Pages(
      Site site,
      Subscriptions subscriptions,
      Optional<PageTemplates> own,
      PageTemplates usual,
      String style,
      Optional<Joining> joining,
      Clock clock) {
    this(site, subscriptions, own, usual, style, joining, Everybody.NOTHING, clock);
  }

  /**
   * Creates the pages.
   *
   * @param everybody what is equal for everybody
   */
  public Pages(
      Site site,
      Subscriptions subscriptions,
      Optional<PageTemplates> own,
      PageTemplates usual,
      String style,
      Optional<Joining> joining,
      Everybody everybody,
      Clock clock) {
    this.site = site;
    this.subscriptions = subscriptions;
    this.view = new PageView(site, own, usual);
    this.leaving = new LeavePage(site, view, subscriptions, clock);
    this.preferences = new PreferencesPage(site, view, leaving, clock);
    this.undoing = new UndoPage(site, view, subscriptions, leaving, clock);
    this.viewing = joining.map(parts -> new ViewPage(site, parts.copies()));
    this.joining = joining.map(parts -> new JoinPage(site, view, subscriptions, parts, clock));
    this.everybody = new PublicAnswers(site, view, everybody);
    this.style = style;
  }

  /**
   * The parts that need more than a subscriber's link.
   *
   * @param signUps stores their requests
   * @param links signs the links in their mails
   * @param later carries out their requests after the response
   * @param copies returns the HTML of a subscriber's copy of an edition
   */
  public record Joining(
      SignUps signUps,
      SignedLink links,
      Executor later,
      BiFunction<Slot, Subscriber, Optional<String>> copies) {}

  /** Answers a request. */
  Answer answer(Request request) {
    if (request.path().equals("/" + HEALTH)) {
      return request.isSafe() ? Answer.plain(200, "ok") : Answer.notAllowed("GET, HEAD");
    }
    if ((request.path() + "/").equals(site.base())) {
      return answer(request.at(site.base()));
    }
    Optional<Answer> archived = everybody.archived(request);
    if (archived.isPresent()) {
      return archived.get();
    }
    if (!request.path().startsWith(site.base())) {
      return missing(request);
    }
    String rest = request.path().substring(site.base().length());
    if (rest.equals(HEALTH) || rest.equals(STYLE)) {
      return rest.equals(STYLE) ? style(request) : answer(request.at("/" + HEALTH));
    }
    for (Purpose purpose : new Purpose[] {Purpose.UNSUBSCRIBE, Purpose.PREFERENCES}) {
      if (rest.startsWith(purpose.word() + "/")) {
        return page(request, purpose, rest.substring(purpose.word().length() + 1));
      }
    }
    if (rest.startsWith(UNDO)) {
      return undo(request, rest.substring(UNDO.length()));
    }
    if (rest.startsWith(STORY)) {
      return everybody.story(request, rest.substring(STORY.length()));
    }
    if (rest.startsWith(VIEW)) {
      return view(request, rest.substring(VIEW.length()));
    }
    return joining.flatMap(page -> join(request, rest, page)).orElseGet(() -> missing(request));
  }

  /** The pages for people without a link. */
  private Optional<Answer> join(Request request, String rest, JoinPage page) {
    boolean form = rest.equals(SUBSCRIBE) || rest.equals(LINKS);
    boolean confirm = rest.startsWith(CONFIRM);
    boolean closed = rest.equals(SUBSCRIBE) && !site.signUp().open();
    if (closed || !(form || confirm || rest.isEmpty())) {
      return Optional.empty();
    }
    if (!request.isSafe() && (rest.isEmpty() || !request.method().equals("POST"))) {
      return Optional.of(Answer.notAllowed(rest.isEmpty() ? "GET, HEAD" : "GET, HEAD, POST"));
    }
    PageWords visitors = site.languages().accepted(request.languages());
    if (!request.isSafe() && request.body().isEmpty()) {
      return Optional.of(view.message(413, visitors, "large", ""));
    }
    return Optional.of(
        view.guarded(
            visitors,
            () -> {
              if (confirm) {
                String token = rest.substring(CONFIRM.length());
                return request.isSafe()
                    ? page.show(visitors, token)
                    : page.confirm(visitors, token, request.from());
              }
              return request.isSafe()
                  ? page.show(request)
                  : page.submit(request, rest.equals(SUBSCRIBE));
            }));
  }

  private Answer page(Request request, Purpose purpose, String token) {
    return checked(
        request,
        visitors ->
            subscriptions
                .find(purpose, token)
                .map(
                    found ->
                        found.isOld()
                            ? view.message(410, view.words(found.entry()), "old", "")
                            : page(request, purpose, found))
                .orElseGet(() -> view.message(404, visitors, "missing", "")));
  }

  /** Shows a mail: {@code EDITION/TOKEN}. */
  private Answer view(Request request, String rest) {
    if (!request.isSafe()) {
      return Answer.notAllowed("GET, HEAD");
    }
    PageWords visitors = site.languages().accepted(request.languages());
    int slash = rest.lastIndexOf('/');
    return view.guarded(
        visitors,
        () ->
            viewing
                .flatMap(
                    page ->
                        subscriptions
                            .find(Purpose.VIEW, rest.substring(slash + 1))
                            .flatMap(f -> page.show(f, rest.substring(0, Math.max(0, slash)))))
                .orElseGet(() -> view.message(404, visitors, "missing", "")));
  }

  private Answer undo(Request request, String token) {
    return checked(
        request,
        visitors ->
            subscriptions
                .findChange(token)
                .map(found -> request.isSafe() ? undoing.show(found) : undoing.submit(found))
                .orElseGet(() -> view.message(404, visitors, "missing", "")));
  }

  /** Answers a request for a page of a token, if its verb and the size of its body are allowed. */
  private Answer checked(Request request, Function<PageWords, Answer> answer) {
    if (!request.isSafe() && !request.method().equals("POST")) {
      return Answer.notAllowed("GET, HEAD, POST");
    }
    PageWords visitors = site.languages().accepted(request.languages());
    if (!request.isSafe() && request.body().isEmpty()) {
      return view.message(413, visitors, "large", "");
    }
    return view.guarded(visitors, () -> answer.apply(visitors));
  }

  private Answer page(Request request, Purpose purpose, Found found) {
    boolean leave = purpose == Purpose.UNSUBSCRIBE;
    if (request.isSafe()) {
      return leave ? leaving.show(found.entry()) : preferences.show(found.entry());
    }
    Form form = Form.parse(request.contentType(), request.body().orElse(""));
    return leave ? leaving.submit(found.entry(), form) : preferences.submit(found.entry(), form);
  }

  private Answer missing(Request request) {
    return view.message(404, site.languages().accepted(request.languages()), "missing", "");
  }

  private Answer style(Request request) {
    return request.isSafe()
        ? new Answer(
            200, "text/css; charset=utf-8", Map.of("Cache-Control", "public, max-age=3600"), style)
        : Answer.notAllowed("GET, HEAD");
  }
}
