package anemone.edition;

import anemone.article.Article;

/**
 * An article that an approved edition has used.
 *
 * @param article the article
 * @param slot the edition
 */
public record SentArticle(Article article, Slot slot) {}
