package anemone.edition.summary;

import anemone.edition.words.ContentWords;
import java.util.List;
import java.util.regex.Pattern;

/** Recognises sentences of the page rather than the article: invitations, credits, notices. */
final class Boilerplate {

  private static final Pattern BEGINNING =
      Pattern.compile(
          "(?:sign up|wir (?:verraten|sagen) es|das (?:erfahren|lesen|verraten)"
              + " (?:sie|wir|ihr)|(?:den|hier den) (?:kompletten|ganzen|vollständigen)"
              + " (?:artikel|beitrag|text)|the full (?:article|story|text) (?:is|can)|thank you"
              + " for|thanks for (?:reading|joining|signing)|this (?:article|story|post|piece)"
              + " (?:is|was|originally|first|has been)\\b|vielen dank für|danke für|merci"
              + " (?:pour|de|d.avoir)|gracias por|grazie per|obrigado por|bedankt voor|tack för|tak"
              + " for|dieser (?:artikel|beitrag|text) (?:ist|wurde|erschien|stammt)|der"
              + " (?:artikel|beitrag) (?:ist|wurde|erschien)|cet article (?:est|a)|este artículo"
              + " (?:es|fue|se)|questo articolo (?:è|fa)|correction:|korrektur:|update:|editor.s"
              + " note|anm\\.|hinweis:|note:|subscribe|learn more|find out|discover"
              + " (?:more|how)|erfahren sie|weitere (?:infos|informationen)|more information|en"
              + " savoir plus|découvrez|pour en savoir|descubre|conoce más|más"
              + " información|scopri|per saperne|maggiori informazioni|saiba mais|mais"
              + " informações|meer (?:weten|informatie)|log in|read (?:more|also|next|on)\\b|see"
              + " also|click (?:here|on)|follow us|share (?:this|on)|join our|download (?:our|the)"
              + " app|advertisement|related (?:articles|stories|:)|recommended:|support our|tags?["
              + " :]|posted in|filed under|(?:von|v\\.) ?(?:links|l\\.)(?: nach rechts)?:|from"
              + " left(?: to right)?:|de gauche à droite|da sinistra|de izquierda a derecha|van"
              + " links naar rechts"
              + "|(?:photo|photograph|image|picture|video|illustration)s?\\s?(?:credit|courtesy|by\\b|:|/)|credit:|©|\\(c\\)|copyright|mehr"
              + " (?:lesen|zum thema)|lesen sie|jetzt"
              + " (?:abonnieren|anmelden)|foto:|bild:|anzeige\\b|lire (?:aussi|plus|la suite)|à"
              + " lire|abonnez|inscrivez|crédit|photo :|publicité|leer más|lee también|lea"
              + " también|suscríb|publicidad|leggi"
              + " (?:anche|tutto)|iscriviti|abbonati|pubblicità|leia"
              + " (?:mais|também)|assine|inscreva|publicidade|lees (?:ook|meer|verder)|schrijf je"
              + " in|advertentie|läs (?:mer|också|även)|læs (?:mere|også)|les (?:mer|også)|читайте"
              + " также|подпис|фото:|реклама)",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  /** A credit at the end of a caption: "The pier at noon - Photo: Ines Marbach". */
  private static final Pattern CREDIT =
      Pattern.compile(
          "[-–—(|/] ?(?:foto|bild|photo|image|picture|grafik|symbolbild|fotografie)s?\\s?: "
              + "[^.!?]{2,60}$",
          Pattern.CASE_INSENSITIVE);

  /** A reference to a publication: "Marbach, I. (2021): Pilot boats." */
  private static final Pattern REFERENCE =
      Pattern.compile(
          "[\\p{Lu}][\\p{L}'’-]+,? \\p{Lu}\\.[^()]{0,80}\\((?:19|20)\\d\\d[a-z]?\\)[.:,]");

  private static final List<String> ANYWHERE =
      List.of(
          "all rights reserved",
          "cookies",
          "our newsletter",
          "to your inbox",
          "in your inbox",
          "free newsletter",
          "daily newsletter",
          "weekly newsletter",
          "privacy policy",
          "terms of use",
          "terms of service",
          "getty images",
          "shutterstock",
          "originally appeared on ",
          "originally appeared in ",
          "originally appeared at ",
          "originally published on ",
          "originally published in ",
          "originally published at ",
          "alle rechte vorbehalten",
          "tous droits réservés",
          "todos los derechos",
          "tutti i diritti");

  private Boilerplate() {}

  /** Whether a sentence is boilerplate. */
  static boolean matches(String sentence) {
    String low = ContentWords.lower(sentence);
    return ANYWHERE.stream().anyMatch(low::contains)
        || BEGINNING.matcher(sentence).lookingAt()
        || REFERENCE.matcher(sentence).lookingAt()
        || CREDIT.matcher(sentence).find();
  }
}
