package anemone.collect.feed;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Extracts names of people from the author fields of feeds. */
public final class People {

  /** Maximum length of an author field, in characters. */
  private static final int LONGEST = 300;

  private static final String ADDRESS = "[^\\s@<>()]{1,100}@[^\\s@<>()]{1,200}";

  private static final Pattern ADDRESS_AND_NAME =
      Pattern.compile(
          "^(?:mailto:)?"
              + ADDRESS
              + "\\s{0,9}\\(([^()]+)\\)$"
              + "|^([^<>()@]+?)\\s{0,9}[(<]"
              + ADDRESS
              + "[)>]$");

  private static final Pattern BARE_ADDRESS =
      Pattern.compile("^[<(]?(?:mailto:)?" + ADDRESS + "[)>]?$");

  private static final Pattern BYLINE =
      Pattern.compile("^(?:by|von|par|por|di|door|av|af)\\s+(?=\\p{Lu})", Pattern.CASE_INSENSITIVE);

  /** The path of an account in the place of its name: "/u/pilot". */
  private static final Pattern ACCOUNT = Pattern.compile("^/(?:u|user|users)/(?=[^/\\s]+$)");

  private static final Pattern HANDLE_AND_NAME = Pattern.compile("^@\\S{1,60}\\s+(?=\\p{L})");

  /** Account names that publishing software uses by default. */
  private static final Set<String> NOBODY =
      Set.of(
          """
          admin administrator anonymous author editor guest no-reply nobody none noreply null root
          superuser undefined unknown user webmaster
          """
              .split("\\s+"));

  private People() {}

  /**
   * Returns the name in {@code ines@example.org (Ines Marbach)}, {@code Ines Marbach <ines@...>} or
   * {@code By Ines Marbach}; empty for a bare address and for an account such as {@code admin}.
   */
  public static String name(String author) {
    String line = author.strip();
    if (line.length() > LONGEST) {
      return "";
    }
    boolean address = line.indexOf('@') >= 0;
    if (address) {
      Matcher both = ADDRESS_AND_NAME.matcher(line);
      if (both.matches()) {
        line = (both.group(1) == null ? both.group(2) : both.group(1)).strip();
      }
    }
    if ((address && BARE_ADDRESS.matcher(line).matches())
        || NOBODY.contains(line.toLowerCase(Locale.ROOT))) {
      return "";
    }
    String account = line.startsWith("/") ? ACCOUNT.matcher(line).replaceFirst("") : line;
    String named =
        account.startsWith("@") ? HANDLE_AND_NAME.matcher(account).replaceFirst("") : account;
    Matcher byline = BYLINE.matcher(named);
    return byline.lookingAt() ? named.substring(byline.end()) : named;
  }
}
