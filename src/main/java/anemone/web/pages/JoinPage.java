package anemone.web.pages;

import anemone.subscriber.EmailAddress;
import anemone.subscriber.PreferenceParser;
import anemone.subscriber.PreferenceSet;
import anemone.subscriber.RosterEntry;
import anemone.subscriber.SignUp;
import anemone.subscriber.SignUps;
import anemone.subscriber.SignedLink;
import anemone.subscriber.SignedLink.Purpose;
import anemone.subscriber.Subscriptions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The pages for people without a link: the sign-up form, its confirmation, and the form by which
 * subscribers get their links again.
 *
 * <p>The request of a form is carried out after the response, so that neither text nor time reveals
 * whether an address is subscribed.
 */
final class JoinPage {

  private static final Logger LOG = LoggerFactory.getLogger(JoinPage.class);

  private static final Duration BETWEEN_WARNINGS = Duration.ofHours(1);

  private final Site site;
  private final PageView view;
  private final Subscriptions subscriptions;
  private final SignUps signUps;
  private final SignedLink links;
  private final Executor later;
  private final Clock clock;
  private final FormStamp stamp;
  private final SignUpLimits limits;
  private volatile Instant warned = Instant.MIN;

  JoinPage(
      Site site, PageView view, Subscriptions subscriptions, Pages.Joining joining, Clock clock) {
    this.site = site;
    this.view = view;
    this.subscriptions = subscriptions;
    this.signUps = joining.signUps();
    this.links = joining.links();
    this.later = joining.later();
    this.clock = clock;
    this.stamp = new FormStamp(links);
    this.limits = new SignUpLimits(site.signUp());
  }

  /** Shows the forms. */
  Answer show(Request request) {
    return form(200, site.languages().accepted(request.languages()), "", "");
  }

  /** Accepts a form: a sign-up, or a request for links. */
  Answer submit(Request request, boolean subscribe) {
    Form form = Form.parse(request.contentType(), request.body().orElse(""));
    PageWords words =
        form.first("language")
            .map(site.languages()::accepted)
            .orElseGet(() -> site.languages().accepted(request.languages()));
    Optional<EmailAddress> address =
        form.first("email").flatMap(t -> EmailAddress.parse(t).value());
    if (address.isEmpty()) {
      return form(422, words, form.first("email").orElse(""), words.text("badAddress"));
    }
    if (form.first("website").filter(text -> !text.isEmpty()).isPresent()) {
      // People do not see this field; a bot that fills it in gets the usual answer.
      return view.message(200, words, "asked", "");
    }
    Instant now = clock.instant();
    if (!stamp.isGood(form.first("stamp").orElse(""), now)) {
      return form(200, words, address.get().toString(), "");
    }
    SignUpLimits.Verdict verdict = limits.count(address.get(), request.from(), now);
    if (verdict != SignUpLimits.Verdict.FREE) {
      warn(verdict, now);
      return view.message(429, words, "often", "").with("Retry-After", "3600");
    }
    try {
      later.execute(
          () -> {
            if (subscribe) {
              signUps.ask(signUp(form, words, address.get(), request.from(), now));
            } else {
              signUps.askForLinks(address.get(), now);
            }
          });
    } catch (RejectedExecutionException e) {
      return view.message(503, words, "busy", "").with("Retry-After", "60");
    }
    return view.message(200, words, "asked", "");
  }

  private SignUp signUp(
      Form form, PageWords words, EmailAddress address, String from, Instant now) {
    List<String> topics =
        site.topics().stream().map(t -> t.name()).filter(form.all("topic")::contains).toList();
    PreferenceSet chosen =
        new PreferenceSet(
            topics.isEmpty() || topics.size() == site.topics().size()
                ? Optional.empty()
                : Optional.of(topics),
            form.first("cadence").flatMap(word -> PreferenceParser.cadence(word).value()),
            Optional.empty(),
            Optional.empty(),
            PreferenceParser.language(words.tag()).value(),
            Optional.empty(),
            Optional.empty());
    return new SignUp(address, chosen, consent(words), now, from);
  }

  private void warn(SignUpLimits.Verdict verdict, Instant now) {
    if (verdict == SignUpLimits.Verdict.CLOSED && now.isAfter(warned.plus(BETWEEN_WARNINGS))) {
      warned = now;
      LOG.warn(
          "sign-up is closed until there are fewer requests: somebody may be misusing the form to"
              + " send mail to strangers; see sign-up.limits");
    }
  }

  private String consent(PageWords words) {
    return words.say("consent", Map.of("name", site.name()));
  }

  private Answer form(int status, PageWords words, String address, String wrong) {
    Instant now = clock.instant();
    return view.html(
        status,
        "subscribe.ftlh",
        new Model.Join(
            view.frame(words),
            words.texts(),
            view.sentence(words, "joinTitle", ""),
            wrong,
            address,
            consent(words),
            stamp.make(now),
            site.signUp().open(),
            site.topics().stream().map(t -> new Model.Option(t.name(), t.title(), true)).toList()));
  }

  /** Shows the page of the link in the mail that asks for confirmation. */
  Answer show(PageWords visitors, String token) {
    Optional<SignUp.Pending> pending = pending(token);
    if (pending.isEmpty()) {
      return joined(token).orElseGet(() -> view.message(404, visitors, "missing", ""));
    }
    PageWords words = words(pending.get());
    if (pending.get().isOver(clock.instant())) {
      return view.message(410, words, "over", "");
    }
    String masked = Masked.address(pending.get().signUp().address());
    return view.html(
        200,
        "confirm.ftlh",
        new Model.Confirm(
            view.frame(words),
            words.texts(),
            view.sentence(words, "confirmText", masked),
            pending.get().signUp().wording()));
  }

  /** Confirms a sign-up. */
  Answer confirm(PageWords visitors, String token, String from) {
    Optional<SignUp.Pending> pending = pending(token);
    if (pending.isEmpty() || pending.get().isOver(clock.instant())) {
      return show(visitors, token);
    }
    return welcome(signUps.confirm(pending.get(), clock.instant(), from));
  }

  /** Answers somebody who confirms a second time. */
  private Optional<Answer> joined(String token) {
    for (SignedLink.Claim claim : links.claims(token)) {
      for (RosterEntry entry : subscriptions.find(claim.fingerprint())) {
        if (links.isFor(token, Purpose.CONFIRM, entry.address(), claim.epoch())
            && entry.isActive()) {
          return Optional.of(welcome(entry));
        }
      }
    }
    return Optional.empty();
  }

  private Answer welcome(RosterEntry entry) {
    if (!entry.isActive()) {
      return view.message(200, view.words(entry), "gone", Masked.address(entry.address()));
    }
    return view.done(
        entry, "joinedTitle", "joinedText", PageView.Undo.NONE, view.links(entry, subscriptions));
  }

  private Optional<SignUp.Pending> pending(String token) {
    for (SignedLink.Claim claim : links.claims(token)) {
      for (SignUp.Pending pending : signUps.find(claim.fingerprint())) {
        if (pending.epoch() == claim.epoch()
            && links.isFor(token, Purpose.CONFIRM, pending.signUp().address(), pending.epoch())) {
          return Optional.of(pending);
        }
      }
    }
    return Optional.empty();
  }

  private PageWords words(SignUp.Pending pending) {
    return pending
        .signUp()
        .chosen()
        .language()
        .map(site.languages()::in)
        .orElseGet(() -> site.languages().accepted(""));
  }
}
