package anemone.render;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Converts the newsletter's blocks to the form that templates show. */
final class BlockPages {

  private static final Set<Block.Kind> END = Set.of(Block.Kind.QUOTE, Block.Kind.NUMBER);

  private BlockPages() {}

  /** Returns the blocks by position. */
  static Page.Blocks blocks(List<Block> blocks, Words words) {
    return new Page.Blocks(
        pages(blocks, Set.of(Block.Kind.ANNOUNCEMENT), words),
        pages(blocks, Set.of(Block.Kind.SPONSOR), words),
        pages(blocks, END, words));
  }

  private static List<Page.Block> pages(List<Block> blocks, Set<Block.Kind> kinds, Words words) {
    return blocks.stream()
        .filter(block -> kinds.contains(block.kind()))
        .map(block -> page(block, words))
        .toList();
  }

  private static Page.Block page(Block block, Words words) {
    String kind = block.kind().name().toLowerCase(Locale.ROOT);
    String label = Clean.line(block.label());
    Direction own = Direction.ofLetters(block.title() + block.text(), words.direction());
    return new Page.Block(
        kind,
        label.isEmpty()
            ? words.say("block", Map.of("kind", kind))
            : words.direction().inline(label),
        Clean.line(block.title()),
        Clean.line(block.text()),
        Clean.link(Optional.of(block.url()).filter(u -> !u.isEmpty()).map(URI::create)),
        own.word(),
        own.start());
  }
}
