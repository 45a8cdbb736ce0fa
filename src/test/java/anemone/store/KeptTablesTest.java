package anemone.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptTablesTest {

  @TempDir private Path state;

  @Test
  void theManualSaysOfEachTableHowLongItsRowsAreKept() throws Exception {
    String manual = Files.readString(Path.of("src/site/markdown/operator.md"));
    String kept = manual.substring(manual.indexOf("## What is kept"));
    String lines = kept.substring(0, kept.indexOf("\n## "));

    try (Database database = DatabaseFile.open(state)) {
      List<String> tables =
          database.list(
              "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'",
              row -> row.getString(1));
      assertThat(tables).hasSizeGreaterThan(25);
      assertThat(tables).allSatisfy(table -> assertThat(lines).contains("`" + table + "`"));
    }
  }
}
