package anemone.store;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Converts editorial changes stored by an earlier version of the program to the current form. */
final class ChangesUpgrade {

  private ChangesUpgrade() {}

  /** Returns the changes in the current form. */
  static JsonNode complete(JsonNode changes) {
    if (!(changes instanceof ObjectNode old) || old.has("words")) {
      return changes;
    }
    ObjectNode now = JsonNodeFactory.instance.objectNode();
    now.putObject("words")
        .put("subject", "")
        .put("preheader", "")
        .put("intro", old.path("intro").asString(""));
    ObjectNode selection = now.putObject("selection");
    selection.putArray("kept");
    selection.putArray("passedOver");
    selection.set("pinned", list(old.path("pinned")));
    selection.set("dropped", list(old.path("dropped")));
    now.set("order", list(old.path("order")));
    now.putArray("groups");
    ObjectNode stories = now.putObject("stories");
    old.path("titles")
        .properties()
        .forEach(e -> words(stories, e.getKey()).set("title", e.getValue()));
    old.path("notes")
        .properties()
        .forEach(e -> words(stories, e.getKey()).set("note", e.getValue()));
    return now;
  }

  private static ObjectNode words(ObjectNode stories, String article) {
    if (stories.get(article) instanceof ObjectNode known) {
      return known;
    }
    return stories
        .putObject(article)
        .put("title", "")
        .put("gist", "")
        .put("section", "")
        .put("note", "");
  }

  private static JsonNode list(JsonNode node) {
    return node instanceof ArrayNode ? node : JsonNodeFactory.instance.arrayNode();
  }
}
