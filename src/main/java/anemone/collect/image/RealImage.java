package anemone.collect.image;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/** Distinguishes content images from pixels, avatars, emoji, badges, buttons and logos. */
final class RealImage {

  private static final int NARROWEST = 150;
  private static final int LOWEST = 90;

  /** Strips such as banners and rules are wider than this many times their height. */
  private static final int LONGEST_SHAPE = 5;

  /** Elements looked at above an image. */
  private static final int LEVELS = 4;

  /** Words anywhere in the file name of an image that is not content. */
  private static final Set<String> ALWAYS =
      Set.of(
          """
          avatar avatars gravatar emoji emojis twemoji emoticon smiley smilies favicon spacer
          userpic captcha sprite sprites
          """
              .split("\\s+"));

  /**
   * Words at the end of the file name, in the folder or in the host of an image that is not
   * content.
   */
  private static final Set<String> KINDS =
      Set.of(
          """
          icon icons logo logos logotype badge badges button buttons btn blank pixel beacon
          tracker counter placeholder spinner loader loading share shields
          """
              .split("\\s+"));

  /** Further words in the folder or host of an image that is not content. */
  private static final Set<String> PLACES =
      Set.of("ads", "adserver", "stats", "tracking", "track", "social", "profiles", "userpics");

  /** Words of site-wide images: their file names have one of these, and fillers. */
  private static final Set<String> SITE_WIDE =
      Set.of(
          """
          default logo icon share sharing social facebook twitter placeholder noimage favicon
          avatar blank
          """
              .split("\\s+"));

  private static final Set<String> FILLERS =
      Set.of(
          """
          image images img og ogp fb thumbnail thumb card site big large small no header banner
          post article media x px the
          """
              .split("\\s+"));

  private static final Pattern NAMES =
      Pattern.compile(
          "(?:^|[^a-z])(?:avatars?|gravatar|emojis?|emoticons?|smileys?|smilies|wp-smiley|badge|icons?"
              + "|logos?|sprite|spacer|pixel|tracking|captcha|share|sharing|social|button|btn|author"
              + "|byline|userpic|profile-?(?:pic|photo|image)|headshot|ads?|advert\\w*|sponsor\\w*)(?:[^a-z]|$)");

  private static final Pattern SURROUNDINGS =
      Pattern.compile(
          "(?:^|[^a-z])(?:avatar|author|byline|bio|comments?|share|sharing|social|sponsor\\w*|ads?"
              + "|advert\\w*|promo|related|recommend\\w*|newsletter|sidebar|widget|badges?|emoji|icons?"
              + "|logo|vcard|nav|menu|toolbar|footer)(?:[^a-z]|$)");

  private static final Set<String> ELSEWHERE = Set.of("nav", "footer", "aside", "button", "form");

  /** File types that mail clients do not show. */
  private static final Pattern UNSHOWN =
      Pattern.compile("\\.(?:svgz?|avif|heic|jxl|tiff?|bmp|ico|pdf|mp4|webm|mp3)$");

  private static final Pattern TINY = Pattern.compile("(?:^|[^0-9])[1-3]x[1-3](?:[^0-9]|$)");

  private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}]+");

  private RealImage() {}

  /**
   * Whether a declared size is that of a content image.
   *
   * @param width in pixels; 0 if unknown
   * @param height in pixels; 0 if unknown
   */
  static boolean hasSize(int width, int height) {
    boolean small = (width > 0 && width < NARROWEST) || (height > 0 && height < LOWEST);
    return !small && (height == 0 || width <= LONGEST_SHAPE * height);
  }

  /** Whether an address may be that of a content image. */
  static boolean isAddress(URI url) {
    List<String> words = words(stem(url));
    boolean kind = !words.isEmpty() && KINDS.contains(words.get(words.size() - 1));
    return isNamedAddress(url)
        && !kind
        && places(url).stream().noneMatch(p -> KINDS.contains(p) || PLACES.contains(p));
  }

  /** Whether an address that a page declares as its image may be one, and is not site-wide. */
  static boolean isNamedAddress(URI url) {
    String path = lower(url.getPath());
    List<String> words = words(stem(url));
    boolean siteWide =
        words.stream().anyMatch(SITE_WIDE::contains)
            && words.stream().allMatch(w -> SITE_WIDE.contains(w) || FILLERS.contains(w));
    return !UNSHOWN.matcher(path).find()
        && !TINY.matcher(path.substring(path.lastIndexOf('/') + 1)).find()
        && !siteWide
        && words.stream().noneMatch(ALWAYS::contains)
        && places(url).stream().noneMatch(ALWAYS::contains);
  }

  /** Whether class and id of an element, and of those around it, allow a content image. */
  static boolean isPlace(Element image) {
    if (NAMES.matcher(names(image)).find()
        || image.hasAttr("hidden")
        || image.attr("aria-hidden").equals("true")
        || image.attr("style").replace(" ", "").contains("display:none")) {
      return false;
    }
    Element around = image.parent();
    for (int level = 0; level < LEVELS && around != null; level++) {
      if (around.is("article, main, body")) {
        return true;
      }
      if (ELSEWHERE.contains(around.normalName()) || SURROUNDINGS.matcher(names(around)).find()) {
        return false;
      }
      around = around.parent();
    }
    return true;
  }

  /** Returns the labels of the host and the last two folders of the path. */
  private static List<String> places(URI url) {
    String path = lower(url.getPath());
    String[] folders = path.substring(0, Math.max(0, path.lastIndexOf('/'))).split("/", -1);
    List<String> places = new ArrayList<>(List.of(lower(url.getHost()).split("\\.")));
    for (int i = Math.max(0, folders.length - 2); i < folders.length; i++) {
      places.add(folders[i]);
    }
    return places;
  }

  /** Returns the file name without its extension. */
  private static String stem(URI url) {
    String path = lower(url.getPath());
    String file = path.substring(path.lastIndexOf('/') + 1);
    int dot = file.lastIndexOf('.');
    return dot > 0 ? file.substring(0, dot) : file;
  }

  private static List<String> words(String text) {
    return NO_LETTERS.splitAsStream(text).filter(word -> !word.isEmpty()).toList();
  }

  private static String names(Element element) {
    return lower(element.className() + " " + element.id());
  }

  private static String lower(String text) {
    return text == null ? "" : text.toLowerCase(Locale.ROOT);
  }
}
