package anemone.store;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What approved editions lack that an earlier version of the program has frozen: each thing that
 * came later is put in as it was without it, so that an edition that is open over an upgrade goes
 * on as it began. The frozen bytes and their hash stay as they are.
 */
final class ProofUpgrade {

  private ProofUpgrade() {}

  /** Puts into a proof what it lacks. */
  static JsonNode complete(JsonNode proof) {
    JsonNode edition = proof.path("edition");
    put(edition, "intro", "");
    int rank = 0;
    for (JsonNode section : edition.path("sections")) {
      for (JsonNode bite : section.path("bites")) {
        rank++;
        put(bite, "title", bite.at("/story/lead/title").asString());
        put(bite, "retelling", "");
        put(bite, "note", "");
        if (bite instanceof ObjectNode fields && !fields.has("points")) {
          fields.putArray("points");
        }
        if (bite instanceof ObjectNode fields && !fields.has("rank")) {
          fields.put("rank", rank);
        }
      }
    }
    return proof;
  }

  private static void put(JsonNode node, String name, String text) {
    if (node instanceof ObjectNode fields && !fields.has(name)) {
      fields.put(name, text);
    }
  }
}
