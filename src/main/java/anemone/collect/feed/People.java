package anemone.collect.feed;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names of people, as feeds write them. */
public final class People {

  private static final Pattern ADDRESS_AND_NAME =
      Pattern.compile("^\\S+@\\S+\\s*\\((.+)\\)$|^(.+?)\\s*[(<]\\S+@\\S+[)>]$");

  private People() {}

  /** The name in {@code ines@example.org (Ines Marbach)} or {@code Ines Marbach <ines@...>}. */
  public static String name(String author) {
    Matcher both = ADDRESS_AND_NAME.matcher(author);
    if (!both.matches()) {
      return author;
    }
    String name = both.group(1) == null ? both.group(2) : both.group(1);
    return name.strip();
  }
}
