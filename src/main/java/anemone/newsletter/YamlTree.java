package anemone.newsletter;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLParser;

/** Parses YAML into nodes with positions. */
final class YamlTree {

  private static final YAMLFactory YAML = new YAMLFactory();

  /** Thrown if a text is not YAML, or uses unsupported features. */
  static final class NotYaml extends Exception {
    private static final long serialVersionUID = 1L;
    private final transient Node.Spot at;
    private final String why;

    NotYaml(Node.Spot at, String message) {
      super(message);
      this.at = at;
      this.why = message;
    }

    Node.Spot at() {
      return at;
    }

    String why() {
      return why;
    }
  }

  private final YAMLParser parser;

  private YamlTree(YAMLParser parser) {
    this.parser = parser;
  }

  /** Returns the only document of a text; an empty text is an empty mapping. */
  static Node parse(String text) throws NotYaml {
    List<Node> documents = documents(text);
    if (documents.size() > 1) {
      throw new NotYaml(
          documents.get(1).at(), "a second document begins here; only one is allowed");
    }
    return documents.get(0);
  }

  /** Returns the documents of a text; an empty text is one with an empty mapping. */
  static List<Node> documents(String text) throws NotYaml {
    try (YAMLParser parser = (YAMLParser) YAML.createParser(ObjectReadContext.empty(), text)) {
      YamlTree tree = new YamlTree(parser);
      List<Node> documents = new ArrayList<>();
      while (parser.nextToken() != null) {
        documents.add(tree.node());
      }
      return documents.isEmpty()
          ? List.of(new Node.Mapping(new Node.Spot(1, 1), List.of()))
          : List.copyOf(documents);
    } catch (JacksonException e) {
      String message = String.valueOf(e.getOriginalMessage());
      Node.Spot at =
          YamlMistake.place(message)
              .or(() -> Optional.ofNullable(e.getLocation()).map(YamlTree::spot))
              .orElse(spotOfEnd(text));
      throw new NotYaml(at, "this is not YAML: " + YamlMistake.sentence(message));
    }
  }

  private Node node() throws NotYaml {
    Node.Spot at = here();
    if (parser.isCurrentAlias()) {
      throw new NotYaml(at, "*" + parser.getString() + " is an alias, which is not supported");
    }
    return switch (parser.currentToken()) {
      case START_OBJECT -> new Node.Mapping(at, fields());
      case START_ARRAY -> new Node.Items(at, items());
      case VALUE_NULL -> new Node.Scalar(at, "");
      default -> new Node.Scalar(at, parser.getString());
    };
  }

  private List<Node.Field> fields() throws NotYaml {
    List<Node.Field> fields = new ArrayList<>();
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      Node.Spot at = here();
      String key = parser.currentName();
      parser.nextToken();
      fields.add(new Node.Field(at, key, node()));
    }
    return List.copyOf(fields);
  }

  private List<Node> items() throws NotYaml {
    List<Node> items = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      items.add(node());
    }
    return List.copyOf(items);
  }

  private Node.Spot here() {
    return spot(parser.currentTokenLocation());
  }

  private static Node.Spot spot(TokenStreamLocation at) {
    return new Node.Spot(Math.max(1, at.getLineNr()), Math.max(1, at.getColumnNr()));
  }

  private static Node.Spot spotOfEnd(String text) {
    return new Node.Spot((int) text.lines().count(), 1);
  }
}
