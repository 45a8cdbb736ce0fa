package anemone.store;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Adds fields that are missing in approved editions of earlier versions of the program, with values
 * that keep their old behaviour, so that an open edition continues unchanged after an upgrade. The
 * frozen bytes and their hash are not modified.
 */
final class ProofUpgrade {

  private ProofUpgrade() {}

  /** Returns a proof with its missing fields. */
  static JsonNode complete(JsonNode proof) {
    JsonNode edition = proof.path("edition");
    if (edition instanceof ObjectNode fields && !fields.has("words")) {
      fields.set("words", words(fields.remove("intro")));
    }
    lead(edition);
    int rank = 0;
    for (JsonNode section : edition.path("sections")) {
      for (JsonNode bite : section.path("bites")) {
        rank++;
        put(bite, "title", bite.at("/story/lead/title").asString());
        put(bite, "retelling", "");
        put(bite, "note", "");
        storyline(bite);
        if (bite instanceof ObjectNode fields && !fields.has("points")) {
          fields.putArray("points");
        }
        if (bite instanceof ObjectNode fields && !fields.has("rank")) {
          fields.put("rank", rank);
        }
      }
    }
    if (edition instanceof ObjectNode fields && !fields.has("gists")) {
      fields.put("gists", rank);
    }
    return proof;
  }

  /** Adds the lead: editions used to be led by the first story of their first section. */
  private static void lead(JsonNode edition) {
    JsonNode first = edition.at("/sections/0/bites/0/story/lead/id");
    if (edition instanceof ObjectNode fields
        && !fields.has("chosenLead")
        && !first.isMissingNode()) {
      fields.set("chosenLead", first);
    }
  }

  /** Adds what stories without a storyline leave out, also to those beneath a story. */
  private static void storyline(JsonNode bite) {
    if (bite instanceof ObjectNode fields) {
      for (String name : List.of("yields", "repeated")) {
        if (!fields.has(name)) {
          fields.put(name, false);
        }
      }
    }
    bite.path("more").forEach(ProofUpgrade::storyline);
  }

  private static void put(JsonNode node, String name, String text) {
    if (node instanceof ObjectNode fields && !fields.has(name)) {
      fields.put(name, text);
    }
  }

  /** Returns the editor's words, which used to be the intro only. */
  private static ObjectNode words(@Nullable JsonNode intro) {
    ObjectNode words = JsonNodeFactory.instance.objectNode();
    return words
        .put("subject", "")
        .put("preheader", "")
        .put("intro", intro == null ? "" : intro.asString());
  }
}
