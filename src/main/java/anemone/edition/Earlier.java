package anemone.edition;

import java.net.URI;
import java.util.Optional;

/**
 * What an earlier edition told of a storyline.
 *
 * @param title the title of the story
 * @param slot the edition
 * @param url the address of its article, if it has one
 * @param times the number of editions in a row that told of the storyline, at least 1
 */
public record Earlier(String title, Slot slot, Optional<URI> url, int times) {}
