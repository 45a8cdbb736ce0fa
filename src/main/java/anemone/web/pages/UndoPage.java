package anemone.web.pages;

import anemone.subscriber.RosterEntry;
import anemone.subscriber.Subscriber;
import anemone.subscriber.Subscriptions;
import anemone.subscriber.Subscriptions.FoundChange;
import java.time.Clock;

/** The page of the link that undoes a change of preferences, in the mail that confirms it. */
final class UndoPage {

  private final Site site;
  private final PageView view;
  private final Subscriptions subscriptions;
  private final LeavePage leaving;
  private final Clock clock;

  UndoPage(Site site, PageView view, Subscriptions subscriptions, LeavePage leaving, Clock clock) {
    this.site = site;
    this.view = view;
    this.subscriptions = subscriptions;
    this.leaving = leaving;
    this.clock = clock;
  }

  /** Shows the preferences that would be restored. */
  Answer show(FoundChange found) {
    RosterEntry entry = found.entry();
    if (!entry.isActive()) {
      return leaving.show(entry);
    }
    PageWords words = view.words(entry);
    Subscriber before = entry.withChosen(found.change().previous()).subscriber(site.rules());
    return view.html(
        200,
        "undo.ftlh",
        new Model.Undo(
            view.frame(words),
            words.texts(),
            view.sentence(words, "undoText", Masked.address(entry.address())),
            new PreferenceFacts(site, words).of(before)));
  }

  /** Restores them. */
  Answer submit(FoundChange found) {
    RosterEntry entry = found.entry();
    if (!entry.isActive()) {
      return leaving.show(entry);
    }
    subscriptions.choose(entry, found.change().previous(), clock.instant());
    return view.done(
        subscriptions.now(entry),
        "undoneTitle",
        "preferencesText",
        PageView.Undo.NONE,
        leaving.more(entry));
  }
}
