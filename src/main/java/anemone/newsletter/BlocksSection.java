package anemone.newsletter;

import anemone.render.Block;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the list {@code blocks}: the newsletter's blocks between its stories. */
final class BlocksSection {

  private final Reading reading;

  BlocksSection(Reading reading) {
    this.reading = reading;
  }

  /** Returns the blocks, in the order of the file. */
  List<Block> read(Fields root) {
    List<Block> blocks = new ArrayList<>();
    List<Node> items = root.items("blocks");
    for (int i = 0; i < items.size(); i++) {
      Node item = items.get(i);
      block(Fields.of(reading, "blocks[" + i + "]", item.at(), item)).ifPresent(blocks::add);
    }
    return blocks;
  }

  private static Optional<Block> block(Fields fields) {
    Optional<Block.Kind> kind = fields.required("kind", Values.oneOf(Block.Kind.values()));
    Optional<String> label = fields.optional("label", Values::line);
    Optional<String> title =
        kind.filter(k -> k == Block.Kind.NUMBER).isPresent()
            ? fields.required("title", Values::line)
            : fields.optional("title", Values::line);
    Optional<String> text = fields.required("text", Values::line);
    Optional<URI> url = fields.optional("url", Values::secure);
    fields.done();
    return kind.flatMap(
        k ->
            text.map(
                t ->
                    new Block(
                        k,
                        label.orElse(""),
                        title.orElse(""),
                        t,
                        url.map(URI::toString).orElse(""))));
  }
}
