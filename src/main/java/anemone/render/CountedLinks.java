package anemone.render;

import anemone.article.Article;
import anemone.edition.Bite;
import anemone.edition.Edition;
import anemone.edition.Slot;
import java.net.URI;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * The counted links of an edition's stories. A link has the same address in every copy, so it tells
 * nothing about who follows it; it leads only to the address that the edition has.
 */
public final class CountedLinks {

  /** Hexadecimal digits of an article's identity in a link. */
  private static final int CODE = 12;

  private CountedLinks() {}

  /** Returns the link of a story by its lead article. */
  static URI link(URI base, Slot slot, Article lead) {
    return base.resolve(slot.label() + "/" + code(lead));
  }

  /** Returns the code of a story by its lead article: 12 hexadecimal digits. */
  public static String code(Article lead) {
    return lead.id().value().substring(0, CODE);
  }

  /** Returns the addresses that the links of an edition lead to, by the codes of the stories. */
  public static Map<String, URI> targets(Edition edition) {
    Map<String, URI> targets = new TreeMap<>();
    for (Bite bite : edition.bites()) {
      Article lead = bite.story().lead();
      String address = Clean.link(lead.url());
      if (!address.isEmpty()) {
        targets.putIfAbsent(code(lead), URI.create(address));
      }
    }
    return Collections.unmodifiableMap(targets);
  }
}
