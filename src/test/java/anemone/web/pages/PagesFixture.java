package anemone.web.pages;

import anemone.edition.Topic;
import anemone.store.SqlRoster;
import anemone.subscriber.EmailAddress;
import anemone.subscriber.Secret;
import anemone.subscriber.SignUpRules;
import anemone.subscriber.SignedLink;
import anemone.subscriber.SubscriberRules;
import anemone.subscriber.file.SubscriberReader;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/** The pages of a newsletter, and a subscriber who visits them. */
final class PagesFixture {

  static final EmailAddress ADA = new EmailAddress("ada", "example.org");
  static final URI BASE = URI.create("https://news.example.org/mail");
  static final SignedLink LINKS =
      new SignedLink(new Secret("a key of a test, long enough"), "letters.example.org", BASE);

  private PagesFixture() {}

  /** Returns the facts of a newsletter. */
  static Site site(String name, SubscriberRules rules, Topic... topics) {
    return new Site(
        name,
        List.of("1 Quay Street", "Exampleton EX4 2PL"),
        BASE,
        List.of(topics),
        rules,
        SignUpRules.STANDARD.opened(),
        PageLanguages.BUILT_IN);
  }

  /** Takes in a list with one entry, in JSON with single quotation marks. */
  static void takeIn(SqlRoster roster, String entry, SubscriberRules rules, Instant now) {
    byte[] json = ("[" + entry + "]").replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    roster.takeIn(
        entry,
        twins -> new SubscriberReader(new ByteArrayInputStream(json), "list.json", rules, twins),
        true,
        now);
  }
}
