package anemone.newsletter;

import anemone.article.Article;
import anemone.edition.Bite;
import anemone.edition.EditorialChanges;
import anemone.edition.Slot;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The edit sheet of an editor: a YAML file with one document for each edition. */
public final class EditSheet {

  private EditSheet() {}

  /**
   * The result of reading a sheet.
   *
   * @param changes the changes to each edition on it; empty if there are problems
   * @param problems all mistakes in it, sorted by line
   */
  public record Result(Map<Slot, EditorialChanges> changes, List<Problem> problems) {

    /** Copies the collections. */
    public Result {
      changes = Collections.unmodifiableMap(new LinkedHashMap<>(changes));
      problems = List.copyOf(problems);
    }
  }

  /** Returns the sheet of the given editions. */
  public static String write(List<SheetEdition> editions) {
    return editions.stream().map(SheetWriter::write).collect(Collectors.joining("\n---\n"));
  }

  /** Returns an article's id as written on a sheet. */
  public static String id(Article article) {
    return SheetWriter.id(article);
  }

  /** Returns the gist of a story as written on a sheet. */
  public static String gist(Bite bite) {
    return SheetWriter.gist(bite);
  }

  /**
   * Reads a sheet that an editor has changed. Texts are literal: {@code ${NAME}} is not replaced by
   * an environment variable.
   *
   * @param text the text of the sheet
   * @param file its name, for messages
   * @param editions the current editions, including articles collected since the sheet was written
   */
  public static Result read(String text, Path file, List<SheetEdition> editions) {
    Problems problems = new Problems(file.toString());
    Reading reading = Reading.literal(problems);
    Map<Slot, EditorialChanges> changes = new LinkedHashMap<>();
    try {
      List<Node> documents = YamlTree.documents(text);
      for (Node document : documents) {
        Fields root = Fields.of(reading, "", document.at(), document);
        Optional<SheetEdition> edition = edition(root, editions, documents.size());
        Optional<EditorialChanges> read = edition.map(s -> new SheetReader(reading, s).read(root));
        read.ifPresent(r -> changes.put(edition.get().slot(), r));
      }
    } catch (YamlTree.NotYaml e) {
      problems.add(
          e.at(),
          "",
          e.why()
              + "; put text that contains : # * [ or { in double quotes, and write \\\" for"
              + " a double quote in it");
    }
    return new Result(problems.none() ? changes : Map.of(), problems.inOrder());
  }

  /** Returns the edition of a document; it may be unnamed if there is only one. */
  private static Optional<SheetEdition> edition(
      Fields root, List<SheetEdition> editions, int documents) {
    Optional<String> label = root.optional("edition", Values::line);
    if (label.isEmpty() && editions.size() == 1 && documents == 1) {
      return Optional.of(editions.get(0));
    }
    String known = editions.stream().map(e -> e.slot().label()).collect(Collectors.joining(" or "));
    Optional<SheetEdition> named =
        editions.stream().filter(e -> label.equals(Optional.of(e.slot().label()))).findFirst();
    if (named.isEmpty()) {
      root.problem(
          "edition",
          label.map(l -> "is " + l + ", which cannot be edited now").orElse("is missing")
              + "; must be "
              + known);
    }
    return named;
  }
}
