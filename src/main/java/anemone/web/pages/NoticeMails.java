package anemone.web.pages;

import anemone.render.Letterhead;
import anemone.render.Mailbox;
import anemone.render.Message;
import anemone.subscriber.EmailAddress;
import anemone.subscriber.PreferenceChange;
import anemone.subscriber.PreferenceSet;
import anemone.subscriber.Roster;
import anemone.subscriber.RosterEntry;
import anemone.subscriber.SignUp;
import anemone.subscriber.SignUps;
import anemone.subscriber.SignUps.Notice;
import anemone.subscriber.SignedLink;
import anemone.subscriber.SignedLink.Purpose;
import anemone.subscriber.Subscriber;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The mails about a subscription: the request to confirm it, the welcome, a subscriber's links, and
 * the confirmation of changed preferences.
 *
 * @param letterhead the data on every mail
 * @param site the newsletter
 * @param links makes the links in them
 * @param people the subscribers and the requests
 * @param welcome adds an edition to the welcome mail
 */
public record NoticeMails(
    Letterhead letterhead, Site site, SignedLink links, People people, Welcome welcome) {

  /**
   * The recipients.
   *
   * @param roster the subscribers
   * @param signUps the requests that wait for confirmation
   */
  public record People(Roster roster, SignUps signUps) {}

  /** Adds an edition to the welcome mail. */
  public interface Welcome {

    /** Adds none. */
    Welcome NONE = (plain, subscriber, intro) -> Optional.empty();

    /**
     * Returns the welcome mail with an edition; empty if there is none.
     *
     * @param plain the mail without an edition
     * @param intro the text above the edition
     */
    Optional<Message> with(Message plain, Subscriber subscriber, String intro);
  }

  /** Returns the mail of a notice; empty if it no longer applies. */
  public Optional<Message> message(Notice notice, Instant now) {
    return notice.kind() == Notice.Kind.CONFIRM ? confirm(notice, now) : known(notice, now);
  }

  private Optional<Message> confirm(Notice notice, Instant now) {
    return people.signUps().find(SignedLink.fingerprint(notice.address())).stream()
        .filter(pending -> pending.signUp().address().key().equals(notice.address().key()))
        .filter(pending -> !pending.isOver(now))
        .findFirst()
        .map(pending -> confirm(notice, pending, now));
  }

  private Message confirm(Notice notice, SignUp.Pending pending, Instant now) {
    PageWords words = words(pending.signUp().chosen());
    EmailAddress address = pending.signUp().address();
    URI link = links.link(Purpose.CONFIRM, address, pending.epoch());
    return mail(
        notice,
        address,
        now,
        words,
        new Content(
            "confirm",
            List.of(),
            List.of(new Model.Option(link.toString(), words.text("confirmButton")))));
  }

  private Optional<Message> known(Notice notice, Instant now) {
    return people
        .roster()
        .find(notice.address())
        .filter(RosterEntry::isActive)
        .flatMap(
            entry ->
                notice.kind() == Notice.Kind.CHANGED
                    ? people.roster().changes(entry).stream()
                        .findFirst()
                        .map(change -> changed(notice, entry, change, now))
                    : Optional.of(links(notice, entry, now)));
  }

  private Message links(Notice notice, RosterEntry entry, Instant now) {
    PageWords words = words(entry.preferences());
    Message plain = plain(notice, entry, words, now);
    return notice.kind() == Notice.Kind.WELCOME
        ? welcome
            .with(
                plain,
                entry.subscriber(site.rules()),
                words.say("welcomeEdition", Map.of("name", letterhead.name())))
            .orElse(plain)
        : plain;
  }

  private Message plain(Notice notice, RosterEntry entry, PageWords words, Instant now) {
    return mail(
        notice,
        entry.address(),
        now,
        words,
        new Content(
            notice.kind().name().toLowerCase(Locale.ROOT),
            List.of(),
            List.of(
                preferences(entry, words),
                new Model.Option(
                    links.unsubscribe(entry.address(), entry.epoch()).toString(),
                    words.text("toUnsubscribe")))));
  }

  private Message changed(Notice notice, RosterEntry entry, PreferenceChange change, Instant now) {
    PageWords words = words(entry.preferences());
    URI undo = links.link(Purpose.UNDO, entry.address(), change.epoch());
    return mail(
        notice,
        entry.address(),
        now,
        words,
        new Content(
            "changed",
            new PreferenceFacts(site, words).of(entry.subscriber(site.rules())),
            List.of(
                new Model.Option(undo.toString(), words.text("undo")), preferences(entry, words))));
  }

  private Model.Option preferences(RosterEntry entry, PageWords words) {
    return new Model.Option(
        links.preferences(entry.address(), entry.epoch()).toString(), words.text("toPreferences"));
  }

  /**
   * The content of a mail.
   *
   * @param key the prefix of the keys of its texts
   * @param facts labels and values below its first sentence
   * @param choices links and their labels
   */
  private record Content(String key, List<Model.Option> facts, List<Model.Option> choices) {}

  private PageWords words(PreferenceSet chosen) {
    return site.languages().in(chosen.language().orElse(site.rules().language()));
  }

  private Message mail(
      Notice notice, EmailAddress to, Instant now, PageWords words, Content content) {
    String key = content.key();
    Map<String, Object> values = Map.of("name", letterhead.name(), "address", to.toString());
    List<String> sentences =
        List.of(words.say(key + "Mail", values), words.say(key + "Why", values));
    List<String> text = new ArrayList<>();
    text.add(sentences.get(0));
    StringBuilder html =
        new StringBuilder("<!DOCTYPE html><html lang=\"")
            .append(words.tag())
            .append("\" dir=\"")
            .append(words.direction())
            .append("\"><body style=\"font:16px/1.5 sans-serif\"><p>")
            .append(escaped(sentences.get(0)))
            .append("</p>");
    for (Model.Option fact : content.facts()) {
      text.add(fact.label() + ": " + fact.value());
      html.append("<p>")
          .append(escaped(fact.label()))
          .append(": <b><bdi>")
          .append(escaped(fact.value()))
          .append("</bdi></b></p>");
    }
    for (Model.Option choice : content.choices()) {
      text.add(choice.label() + "\n" + choice.value());
      html.append("<p><a href=\"")
          .append(escaped(choice.value()))
          .append("\">")
          .append(escaped(choice.label()))
          .append("</a></p>");
    }
    text.add(sentences.get(1));
    text.add(letterhead.name() + "\n" + letterhead.postalAddress().strip());
    html.append("<p>").append(escaped(sentences.get(1))).append("</p><p>");
    html.append(
        escaped(letterhead.name() + "\n" + letterhead.postalAddress().strip())
            .replace("\n", "<br>"));
    html.append("</p></body></html>");
    return new Message(
        "%s.%d.%d@%s"
            .formatted(
                key,
                notice.id(),
                notice.asked().toEpochMilli(),
                letterhead.from().address().domain()),
        now.atZone(letterhead.zone()).toOffsetDateTime(),
        letterhead.from(),
        new Mailbox("", to),
        letterhead.replyTo(),
        words.say(key + "Subject", values),
        List.of(new Message.Header("Auto-Submitted", "auto-generated")),
        String.join("\n\n", text) + "\n",
        html.toString());
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
