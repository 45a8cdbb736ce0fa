package anemone.store;

import anemone.subscriber.Cadence;
import anemone.subscriber.PreferenceSet;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Preference sets as JSON, by the keys of subscribers.json: equal sets have equal texts. */
final class PreferenceJson {

  private static final JsonMapper JSON = new JsonMapper();

  private PreferenceJson() {}

  /** Returns a set as JSON. */
  static String write(PreferenceSet set) {
    ObjectNode node = JSON.createObjectNode();
    set.topics()
        .ifPresent(
            topics -> {
              ArrayNode names = node.putArray("topics");
              topics.forEach(names::add);
            });
    set.cadence().ifPresent(cadence -> node.put("cadence", cadence.word()));
    set.hour().ifPresent(hour -> node.put("hour", hour));
    set.zone().ifPresent(zone -> node.put("timezone", zone.getId()));
    set.language().ifPresent(language -> node.put("language", language.toLanguageTag()));
    set.most().ifPresent(most -> node.put("max", most));
    set.pausedUntil().ifPresent(day -> node.put("pausedUntil", day.toString()));
    return JSON.writeValueAsString(node);
  }

  /** Parses the output of {@link #write}. */
  static PreferenceSet read(String text) {
    JsonNode node = JSON.readTree(text);
    return new PreferenceSet(
        value(node, "topics").map(PreferenceJson::names),
        value(node, "cadence").flatMap(cadence -> Cadence.of(cadence.asString())),
        value(node, "hour").map(JsonNode::asInt),
        value(node, "timezone").map(zone -> ZoneId.of(zone.asString())),
        value(node, "language").map(tag -> Locale.forLanguageTag(tag.asString())),
        value(node, "max").map(JsonNode::asInt),
        value(node, "pausedUntil").map(day -> LocalDate.parse(day.asString())));
  }

  private static Optional<JsonNode> value(JsonNode node, String key) {
    return Optional.ofNullable(node.get(key));
  }

  private static List<String> names(JsonNode topics) {
    List<String> names = new ArrayList<>();
    topics.forEach(topic -> names.add(topic.asString()));
    return names;
  }
}
