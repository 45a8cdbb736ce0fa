package anemone.edition;

/**
 * What became of an article in one edition.
 *
 * @param slot the edition
 * @param fate what became of it, and why
 */
public record Decision(Slot slot, Fate fate) {}
