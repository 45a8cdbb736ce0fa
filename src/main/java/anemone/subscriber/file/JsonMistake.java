package anemone.subscriber.file;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;

/** Explains in plain words why a text is not JSON. */
final class JsonMistake {

  private static final Pattern CHARACTER = Pattern.compile("^Unexpected character \\('(.)'");
  private static final Pattern TOKEN = Pattern.compile("^Unrecognized token '([^']{1,40})'");

  private JsonMistake() {}

  /** Returns what is wrong, without what the text contains beyond one word. */
  static String sentence(JacksonException e) {
    String words = String.valueOf(e.getOriginalMessage());
    Matcher token = TOKEN.matcher(words);
    if (token.find()) {
      return token.group(1) + " is not valid here; text must be in double quotes";
    }
    Matcher character = CHARACTER.matcher(words);
    if (character.find()) {
      return character(character.group(1), words);
    }
    if (words.startsWith("Unexpected end-of-input")
        || words.startsWith("Unexpected close marker")) {
      return "a bracket, a brace or a quotation mark is not closed";
    }
    if (words.startsWith("Illegal unquoted character")) {
      return "a text goes over the end of its line; its closing quotation mark may be missing";
    }
    if (words.contains("escape")) {
      return "a backslash in a text must be doubled";
    }
    if (words.contains("nesting depth")) {
      return "it is nested too deeply";
    }
    return words.contains("UTF-8") ? words : "it is not valid JSON";
  }

  private static String character(String character, String words) {
    if ("]}".contains(character)) {
      return "a value is missing before " + character + "; the comma before it may be too many";
    }
    if (character.equals("'") || character.equals("\u201c") || character.equals("\u201d")) {
      return "text must be in straight double quotes, not in " + character;
    }
    if ("/#".contains(character)) {
      return "JSON has no comments; remove the one that begins with " + character;
    }
    if (words.contains("double-quote")) {
      return "a key must be in double quotes";
    }
    if (words.contains("comma")) {
      return "a comma is missing before " + character;
    }
    if (words.contains("colon")) {
      return "a colon is missing before " + character;
    }
    return character + " is not valid here";
  }
}
