package anemone.edition;

import java.util.List;

/**
 * A story cut to what a digest shows of it.
 *
 * @param story what it tells
 * @param gist one or two sentences of the lead's text, in reading order
 * @param minutes how long the whole lead takes to read, in minutes, at least 1
 */
public record Bite(Story story, List<Span> gist, int minutes) {

  /** Copies the gist. */
  public Bite {
    gist = List.copyOf(gist);
  }
}
