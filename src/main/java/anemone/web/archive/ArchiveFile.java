package anemone.web.archive;

import anemone.web.pages.Answer;
import java.util.List;
import java.util.function.Supplier;

/**
 * A page or feed of the archive, made on demand.
 *
 * @param inputs what it is made from: if these and the design are equal, so is the content
 * @param content the content
 * @param pictures the paths of the pictures that it shows
 */
record ArchiveFile(
    Supplier<List<String>> inputs, Supplier<Answer> content, Supplier<List<String>> pictures) {

  /** A file without pictures. */
  ArchiveFile(Supplier<List<String>> inputs, Supplier<Answer> content) {
    this(inputs, content, List::of);
  }
}
