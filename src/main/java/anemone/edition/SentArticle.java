package anemone.edition;

import anemone.article.Article;

/**
 * An article of an approved edition.
 *
 * @param article the article
 * @param slot the edition
 */
public record SentArticle(Article article, Slot slot) {}
