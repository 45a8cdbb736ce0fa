package anemone.edition;

/**
 * What became of an article in one edition.
 *
 * @param slot the edition
 * @param fate what became of it, and why
 */
public record Ruling(Slot slot, Fate fate) {}
