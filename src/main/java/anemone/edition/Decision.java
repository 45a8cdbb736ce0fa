package anemone.edition;

/**
 * The fate of an article in one edition.
 *
 * @param slot the edition
 * @param fate its fate, with the reason
 */
public record Decision(Slot slot, Fate fate) {}
