package anemone.edition;

import anemone.article.Article;

/**
 * An article that subscribers have had already.
 *
 * @param article the article
 * @param slot the edition that used it
 */
public record Told(Article article, Slot slot) {}
