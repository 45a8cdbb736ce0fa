package anemone.web.pages;

import anemone.subscriber.Cadence;
import anemone.subscriber.Checked;
import anemone.subscriber.PreferenceParser;
import anemone.subscriber.PreferenceSet;
import anemone.subscriber.RosterEntry;
import anemone.subscriber.SignedLink.Purpose;
import anemone.subscriber.Subscriber;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/** The page on which subscribers see and change their preferences. */
final class PreferencesPage {

  private static final int MAX_STORIES = 100;

  private static final List<Cadence> CADENCES = List.of(Cadence.values());

  /** Suggested time zones; any other may be entered. */
  private static final List<String> ZONES =
      List.of(
          "Africa/Cairo",
          "Africa/Johannesburg",
          "Africa/Lagos",
          "Africa/Nairobi",
          "America/Argentina/Buenos_Aires",
          "America/Bogota",
          "America/Chicago",
          "America/Denver",
          "America/Halifax",
          "America/Los_Angeles",
          "America/Mexico_City",
          "America/New_York",
          "America/Sao_Paulo",
          "America/Vancouver",
          "Asia/Amman",
          "Asia/Dubai",
          "Asia/Hong_Kong",
          "Asia/Jakarta",
          "Asia/Karachi",
          "Asia/Kolkata",
          "Asia/Manila",
          "Asia/Riyadh",
          "Asia/Seoul",
          "Asia/Shanghai",
          "Asia/Singapore",
          "Asia/Tokyo",
          "Australia/Perth",
          "Australia/Sydney",
          "Europe/Athens",
          "Europe/Berlin",
          "Europe/Istanbul",
          "Europe/Lisbon",
          "Europe/London",
          "Europe/Madrid",
          "Europe/Moscow",
          "Europe/Paris",
          "Europe/Rome",
          "Europe/Warsaw",
          "Europe/Zurich",
          "Pacific/Auckland",
          "UTC");

  private final Site site;
  private final PageView view;
  private final LeavePage leaving;
  private final Clock clock;

  PreferencesPage(Site site, PageView view, LeavePage leaving, Clock clock) {
    this.site = site;
    this.view = view;
    this.leaving = leaving;
    this.clock = clock;
  }

  /** Shows the page. */
  Answer show(RosterEntry entry) {
    return entry.isActive() ? form(200, entry, "") : leaving.show(entry);
  }

  /** Carries out one of its buttons. */
  Answer submit(RosterEntry entry, Form form) {
    return switch (form.first("do").orElse("")) {
      case "save" -> save(entry, form);
      case "undo" -> leaving.undo(entry, form);
      case "back" -> leaving.back(entry);
      default -> view.message(400, view.words(entry), "wrong", "");
    };
  }

  private Answer save(RosterEntry entry, Form form) {
    Subscriber now = entry.subscriber(site.rules());
    List<String> wrong = new ArrayList<>();
    PreferenceSet sent =
        new PreferenceSet(
            changed(topics(form, now, wrong), now.topics()),
            changed(
                value(form, "cadence", PreferenceParser::cadence, "badField", wrong),
                now.cadence()),
            changed(number(form, "hour", 0, 23, wrong), now.hour()),
            changed(value(form, "zone", PreferenceParser::zone, "badZone", wrong), now.zone()),
            changed(
                value(form, "language", PreferenceParser::language, "badField", wrong),
                now.language()),
            changed(number(form, "most", 0, MAX_STORIES, wrong), now.most().orElse(0)),
            pause(form, now, wrong));
    if (!wrong.isEmpty()) {
      return form(422, entry, wrong.get(0));
    }
    return leaving.change(entry, sent.over(entry.chosen()));
  }

  /** Only a changed preference is stored, so that the operator's file still sets the others. */
  private static <T> Optional<T> changed(Optional<T> sent, T now) {
    return sent.filter(value -> !value.equals(now));
  }

  private Optional<List<String>> topics(Form form, Subscriber now, List<String> wrong) {
    if (site.topics().size() < 2) {
      return Optional.empty();
    }
    List<String> sent = form.all("topic");
    List<String> known = site.topics().stream().map(t -> t.name()).filter(sent::contains).toList();
    if (known.isEmpty()) {
      wrong.add("noTopic");
      return Optional.empty();
    }
    List<String> wanted = known.size() == site.topics().size() ? List.of() : known;
    boolean same = wanted.size() == now.topics().size() && now.topics().containsAll(wanted);
    return same ? Optional.empty() : Optional.of(wanted);
  }

  private static <T> Optional<T> value(
      Form form,
      String field,
      java.util.function.Function<String, Checked<T>> check,
      String key,
      List<String> wrong) {
    Optional<String> sent = form.first(field);
    Optional<T> value = sent.flatMap(text -> check.apply(text).value());
    if (sent.isPresent() && value.isEmpty()) {
      wrong.add(key);
    }
    return value;
  }

  private static Optional<Integer> number(
      Form form, String field, int min, int max, List<String> wrong) {
    Optional<String> sent = form.first(field);
    Optional<Integer> value = sent.flatMap(text -> ChosenText.number(text, min, max));
    if (sent.isPresent() && value.isEmpty()) {
      wrong.add("badField");
    }
    return value;
  }

  private Optional<LocalDate> pause(Form form, Subscriber now, List<String> wrong) {
    String sent = form.first("paused").orElse("");
    LocalDate today = clock.instant().atZone(now.zone()).toLocalDate();
    if (sent.isEmpty()) {
      return now.pausedUntil().filter(day -> day.isAfter(today)).map(day -> today);
    }
    Optional<LocalDate> day = PreferenceParser.day(sent).value();
    if (day.isEmpty()) {
      wrong.add("badDay");
    }
    return day.filter(d -> !Optional.of(d).equals(now.pausedUntil()));
  }

  private Answer form(int status, RosterEntry entry, String wrong) {
    PageWords words = view.words(entry);
    Subscriber subscriber = entry.subscriber(site.rules());
    LocalDate today = clock.instant().atZone(subscriber.zone()).toLocalDate();
    return view.html(
        status,
        "preferences.ftlh",
        new Model.Preferences(
            view.frame(words),
            words.texts(),
            view.sentence(words, "preferencesText", Masked.address(entry.address())),
            wrong.isEmpty() ? "" : words.text(wrong),
            view.topics(subscriber),
            cadences(subscriber, words),
            IntStream.range(0, 24)
                .mapToObj(
                    hour ->
                        new Model.Option(
                            String.valueOf(hour), PageView.hour(hour), hour == subscriber.hour()))
                .toList(),
            subscriber.zone().getId(),
            ZONES,
            languages(subscriber),
            mosts(subscriber, words),
            subscriber
                .pausedUntil()
                .filter(day -> day.isAfter(today))
                .map(LocalDate::toString)
                .orElse(""),
            List.of(leaving.link(entry, Purpose.UNSUBSCRIBE, words.text("toUnsubscribe")))));
  }

  private static List<Model.Option> cadences(Subscriber subscriber, PageWords words) {
    return CADENCES.stream()
        .map(
            cadence ->
                new Model.Option(
                    cadence.word(), words.cadence(cadence), cadence == subscriber.cadence()))
        .toList();
  }

  private List<Model.Option> languages(Subscriber subscriber) {
    Locale now = subscriber.language();
    return site.languages().choices(now).stream()
        .map(
            language ->
                new Model.Option(
                    language.toLanguageTag(),
                    language.getDisplayName(language),
                    language.equals(now)))
        .toList();
  }

  private static List<Model.Option> mosts(Subscriber subscriber, PageWords words) {
    int now = subscriber.most().orElse(0);
    return IntStream.concat(
            IntStream.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 10, 12, 15, 20), IntStream.of(now))
        .distinct()
        .sorted()
        .mapToObj(
            max ->
                new Model.Option(
                    String.valueOf(max),
                    max == 0 ? words.text("noLimit") : String.valueOf(max),
                    max == now))
        .toList();
  }
}
