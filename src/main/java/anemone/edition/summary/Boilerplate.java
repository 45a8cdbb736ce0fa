package anemone.edition.summary;

import java.util.regex.Pattern;

/** Sentences that belong to the page and not to the article: invitations, credits, notices. */
final class Boilerplate {

  private static final Pattern BEGINNING =
      Pattern.compile(
          "(?:sign up|subscribe|log in|read (?:more|also|next|on)\\b|see also|click (?:here|on)"
              + "|follow us|share (?:this|on)|join our|download (?:our|the) app|advertisement"
              + "|related (?:articles|stories|:)|recommended:|support our|tags?:|posted in|filed under"
              + "|(?:photo|photograph|image|picture|video|illustration)s?\\s?"
              + "(?:credit|courtesy|by\\b|:|/)|credit:|©|\\(c\\)|copyright"
              + "|mehr (?:lesen|zum thema)|lesen sie|jetzt (?:abonnieren|anmelden)|foto:|bild:|anzeige\\b"
              + "|lire (?:aussi|plus|la suite)|à lire|abonnez|inscrivez|crédit|photo :|publicité"
              + "|leer más|lee también|lea también|suscríb|publicidad"
              + "|leggi (?:anche|tutto)|iscriviti|abbonati|pubblicità"
              + "|leia (?:mais|também)|assine|inscreva|publicidade"
              + "|lees (?:ook|meer|verder)|schrijf je in|advertentie"
              + "|läs (?:mer|också|även)|læs (?:mere|også)|les (?:mer|også)"
              + "|читайте также|подпис|фото:|реклама).*",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL);

  private static final Pattern ANYWHERE =
      Pattern.compile(
          "all rights reserved|(?:our|free|daily|weekly) newsletter|privacy policy|terms of (?:use|service)"
              + "|getty images|shutterstock|originally (?:appeared|published) (?:on|in|at)"
              + "|alle rechte vorbehalten|tous droits réservés|todos los derechos|tutti i diritti",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private Boilerplate() {}

  /** Whether a sentence is one of them. */
  static boolean is(String sentence) {
    return BEGINNING.matcher(sentence).matches() || ANYWHERE.matcher(sentence).find();
  }
}
