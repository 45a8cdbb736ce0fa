package anemone.web.pages;

import anemone.subscriber.PreferenceSet;
import anemone.subscriber.RosterEntry;
import anemone.subscriber.SignedLink.Purpose;
import anemone.subscriber.Subscriber;
import anemone.subscriber.Subscriptions;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** The page of the unsubscribe link. */
final class LeavePage {

  /** Length of the pause that the button offers, in days. */
  private static final int PAUSE_DAYS = 14;

  private final Site site;
  private final PageView view;
  private final Subscriptions subscriptions;
  private final Clock clock;

  LeavePage(Site site, PageView view, Subscriptions subscriptions, Clock clock) {
    this.site = site;
    this.view = view;
    this.subscriptions = subscriptions;
    this.clock = clock;
  }

  /** Shows the page. */
  Answer show(RosterEntry entry) {
    PageWords words = view.words(entry);
    String address = Masked.address(entry.address());
    if (entry.hasLeft()) {
      return left(entry);
    }
    if (!entry.isActive()) {
      return view.message(200, words, "gone", address);
    }
    Subscriber subscriber = entry.subscriber(site.rules());
    String less =
        PageView.rarer(subscriber.cadence())
            .map(rarer -> words.text(rarer.kind() == rarer ? lessKey(rarer.word()) : ""))
            .orElse("");
    return view.html(
        200,
        "unsubscribe.ftlh",
        new Model.Leave(
            view.frame(words),
            words.texts(),
            view.sentence(words, "leaveText", address),
            less,
            view.topics(subscriber).stream().filter(Model.Option::chosen).toList()));
  }

  private static String lessKey(String cadence) {
    return cadence.equals("monthly") ? "lessMonthly" : "lessWeekly";
  }

  /** Carries out one of its buttons, or the one-click request of a mail program. */
  Answer submit(RosterEntry entry, Form form) {
    if (form.first("List-Unsubscribe").filter("One-Click"::equals).isPresent()) {
      return leave(entry);
    }
    Subscriber subscriber = entry.subscriber(site.rules());
    PreferenceSet chosen = entry.chosen();
    return switch (form.first("do").orElse("")) {
      case "leave" -> leave(entry);
      case "back" -> back(entry);
      case "less" ->
          PageView.rarer(subscriber.cadence())
              .map(rarer -> change(entry, chosen.withCadence(rarer)))
              .orElseGet(() -> show(entry));
      case "pause" -> change(entry, chosen.pausedUntil(today(subscriber).plusDays(PAUSE_DAYS)));
      case "topics" -> topics(entry, form.all("topic"));
      case "undo" -> undo(entry, form);
      default -> view.message(400, view.words(entry), "wrong", "");
    };
  }

  private Answer topics(RosterEntry entry, List<String> kept) {
    List<String> known =
        site.topics().stream().map(topic -> topic.name()).filter(kept::contains).toList();
    if (known.isEmpty()) {
      return show(entry);
    }
    boolean all = known.size() == site.topics().size();
    return change(entry, entry.chosen().withTopics(all ? List.of() : known));
  }

  private LocalDate today(Subscriber subscriber) {
    return clock.instant().atZone(subscriber.zone()).toLocalDate();
  }

  private Answer leave(RosterEntry entry) {
    subscriptions.leave(entry, clock.instant());
    return left(entry);
  }

  private Answer left(RosterEntry entry) {
    PageWords words = view.words(entry);
    return view.html(
        200,
        "done.ftlh",
        new Model.Done(
            view.frame(words),
            words.texts(),
            words.text("leftTitle"),
            view.sentence(words, "leftText", Masked.address(entry.address())),
            List.of(),
            "back",
            words.text("mistake"),
            "",
            List.of()));
  }

  /** Undoes an unsubscription. */
  Answer back(RosterEntry entry) {
    subscriptions.comeBack(entry);
    return view.done(
        subscriptions.now(entry), "backTitle", "backText", PageView.Undo.NONE, more(entry));
  }

  /** Stores changed preferences, and shows them. */
  Answer change(RosterEntry entry, PreferenceSet chosen) {
    subscriptions.choose(entry, chosen, clock.instant());
    return view.done(
        subscriptions.now(entry),
        "savedTitle",
        "preferencesText",
        new PageView.Undo("undo", "undo", ChosenText.of(entry.chosen())),
        more(entry));
  }

  /** Restores the preferences before a change. */
  Answer undo(RosterEntry entry, Form form) {
    Optional<String> before = form.first("before");
    if (before.isEmpty()) {
      return view.message(400, view.words(entry), "wrong", "");
    }
    subscriptions.choose(
        entry, ChosenText.parse(before.get(), site.rules().topics()::contains), clock.instant());
    return view.done(
        subscriptions.now(entry),
        "undoneTitle",
        "preferencesText",
        PageView.Undo.NONE,
        more(entry));
  }

  /** Returns links to the two pages of a subscriber. */
  List<Model.Option> more(RosterEntry entry) {
    return view.links(entry, subscriptions);
  }

  Model.Option link(RosterEntry entry, Purpose purpose, String label) {
    return view.link(entry, subscriptions, purpose, label);
  }
}
