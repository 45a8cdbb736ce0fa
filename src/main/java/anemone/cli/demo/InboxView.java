package anemone.cli.demo;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The view of a mail, encoded in the query of the page's address.
 *
 * @param part the part of the mail
 * @param phone whether it is shown in the width of a phone
 * @param dark whether it is shown in dark mode
 */
record InboxView(Part part, boolean phone, boolean dark) {

  /** The parts of a mail that can be shown. */
  enum Part {
    HTML,
    TEXT,
    SOURCE
  }

  /** Parses a query, with defaults for missing or invalid values. */
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

  /** Returns the query of this view. */
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
