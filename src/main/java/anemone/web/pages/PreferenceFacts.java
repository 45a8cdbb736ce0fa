package anemone.web.pages;

import anemone.subscriber.Subscriber;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * A subscriber's preferences in words, for a page or a mail.
 *
 * @param site the newsletter
 * @param words the language
 */
record PreferenceFacts(Site site, PageWords words) {

  /** Returns what a subscriber gets: labels and values. */
  List<Model.Option> of(Subscriber subscriber) {
    List<Model.Option> facts = new ArrayList<>();
    facts.add(fact("often", words.cadence(subscriber.cadence())));
    if (site.topics().size() > 1) {
      facts.add(fact("topics", topics(subscriber)));
    }
    facts.add(fact("hour", PageView.hour(subscriber.hour()) + " (" + subscriber.zone() + ")"));
    facts.add(fact("language", subscriber.language().getDisplayName(subscriber.language())));
    subscriber.most().ifPresent(most -> facts.add(fact("most", String.valueOf(most))));
    subscriber.pausedUntil().ifPresent(day -> facts.add(paused(day)));
    return facts;
  }

  private String topics(Subscriber subscriber) {
    List<String> titles = site.topicsOf(subscriber).stream().map(topic -> topic.title()).toList();
    return titles.size() == site.topics().size() ? words.text("allTopics") : words.list(titles);
  }

  private Model.Option paused(LocalDate day) {
    return fact("paused", words.day(day));
  }

  private Model.Option fact(String key, String value) {
    return new Model.Option(value, words.text(key));
  }
}
