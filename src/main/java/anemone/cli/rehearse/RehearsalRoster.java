package anemone.cli.rehearse;

import anemone.subscriber.Cadence;
import anemone.subscriber.EmailAddress;
import anemone.subscriber.Subscriber;
import anemone.subscriber.SubscriberRules;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The subscribers of a rehearsal. Those of a roster keep their preferences and the domain of their
 * address, and lose their name and the rest of the address.
 */
public final class RehearsalRoster {

  private static final List<String> ZONES =
      List.of("Europe/London", "Asia/Tokyo", "America/New_York");
  private static final int GENERATED_DOMAINS = 5;

  private RehearsalRoster() {}

  /** Returns some subscribers of a roster, spread evenly over it. */
  public static List<Subscriber> sample(Iterable<Subscriber> roster, long size, int most) {
    long step = Math.max(1, (size + most - 1) / most);
    List<Subscriber> sample = new ArrayList<>();
    long number = 0;
    for (Subscriber one : roster) {
      if (number % step == 0) {
        sample.add(withAddress(one, reader(number, one.address().domain())));
      }
      number++;
    }
    return List.copyOf(sample);
  }

  /** Returns generated subscribers: most as the newsletter's defaults have it, some otherwise. */
  public static List<Subscriber> generate(int count, SubscriberRules rules, long seed) {
    Random random = new Random(seed);
    List<String> topics = List.copyOf(rules.topics());
    List<Subscriber> all = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      boolean usual = random.nextInt(10) < 7;
      boolean elsewhere = random.nextInt(10) == 0;
      all.add(
          new Subscriber(
              reader(i, "domain" + random.nextInt(GENERATED_DOMAINS) + ".example"),
              "",
              random.nextInt(4) == 0
                  ? List.of(topics.get(random.nextInt(topics.size())))
                  : List.of(),
              usual || random.nextBoolean() ? rules.cadence() : Cadence.WEEKLY,
              usual ? 7 : 6 + random.nextInt(3) * 6,
              elsewhere ? ZoneId.of(ZONES.get(random.nextInt(ZONES.size()))) : rules.zone(),
              rules.language(),
              random.nextInt(10) == 0 ? Optional.of(5) : Optional.empty(),
              Optional.empty()));
    }
    return List.copyOf(all);
  }

  private static EmailAddress reader(long number, String domain) {
    return new EmailAddress("reader" + number, domain);
  }

  private static Subscriber withAddress(Subscriber one, EmailAddress address) {
    return new Subscriber(
        address,
        "",
        one.topics(),
        one.cadence(),
        one.hour(),
        one.zone(),
        one.language(),
        one.most(),
        Optional.empty());
  }

  /** Returns subscribers as the text of a {@code subscribers.json}. */
  public static String json(List<Subscriber> subscribers) {
    ArrayNode list = JsonMapper.shared().createArrayNode();
    for (Subscriber one : subscribers) {
      ObjectNode entry = list.addObject();
      entry.put("email", one.address().toString());
      entry.put("cadence", one.cadence().word());
      entry.put("hour", one.hour());
      entry.put("timezone", one.zone().getId());
      entry.put("language", one.language().toLanguageTag());
      if (!one.topics().isEmpty()) {
        one.topics().forEach(entry.putArray("topics")::add);
      }
      one.most().ifPresent(most -> entry.put("max", most));
    }
    return list.toString();
  }
}
