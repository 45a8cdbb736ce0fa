package anemone.cli.demo;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a visitor wants to see a mail, as the query of the page's address says it.
 *
 * @param part which part of it
 * @param phone whether in the width of a phone
 * @param dark whether as on a dark screen
 */
record InboxView(Part part, boolean phone, boolean dark) {

  /** The parts of a mail that can be looked at. */
  enum Part {
    HTML,
    TEXT,
    SOURCE
  }

  /** The view that a query asks for; what it does not say or says wrongly is as usual. */
  static InboxView of(@Nullable String query) {
    List<String> words = query == null ? List.of() : List.of(query.split("&", -1));
    Part part =
        words.contains("view=text")
            ? Part.TEXT
            : words.contains("view=source") ? Part.SOURCE : Part.HTML;
    return new InboxView(part, words.contains("phone"), words.contains("dark"));
  }

  InboxView as(Part other) {
    return new InboxView(other, phone, dark);
  }

  InboxView withPhone(boolean wanted) {
    return new InboxView(part, wanted, dark);
  }

  InboxView withDark(boolean wanted) {
    return new InboxView(part, phone, wanted);
  }

  /** The query that asks for this view. */
  String query() {
    String view =
        switch (part) {
          case HTML -> "?view=html";
          case TEXT -> "?view=text";
          case SOURCE -> "?view=source";
        };
    return view + (phone ? "&phone" : "") + (dark ? "&dark" : "");
  }
}
