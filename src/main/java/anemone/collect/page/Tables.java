package anemone.collect.page;

import org.jsoup.nodes.Element;

/** Distinguishes data tables from layout tables. */
final class Tables {

  private Tables() {}

  /** Whether a table is a data table. */
  static boolean isData(Element table) {
    if (table.attr("role").equals("presentation") || table.attr("datatable").equals("0")) {
      return false;
    }
    Element caption = table.selectFirst("caption");
    if (table.hasAttr("summary") || (caption != null && caption.childNodeSize() > 0)) {
      return true;
    }
    if (table.selectFirst("col, colgroup, tfoot, thead, th") != null) {
      return true;
    }
    if (table.select("table").size() > 1) {
      return false;
    }
    int rows = table.select("tr").size();
    int columns =
        table.select("tr").stream().mapToInt(row -> row.select("td").size()).max().orElse(0);
    if (rows <= 1 || columns <= 1) {
      return false;
    }
    return rows >= 10 || columns > 4 || rows * columns > 10;
  }
}
