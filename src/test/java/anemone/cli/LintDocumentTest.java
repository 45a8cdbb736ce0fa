package anemone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import anemone.render.lint.Lint;
import anemone.render.lint.Rule;
import anemone.render.lint.TemplateRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class LintDocumentTest {

  private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z-]+)` \\| (error|warning)");

  @Test
  void everyRuleIsDocumentedWithItsSeverityAndNothingElseIs() throws IOException {
    String document = Files.readString(Path.of("src/site/markdown/lint.md"));
    Map<String, String> told = new TreeMap<>();
    ROW.matcher(document).results().forEach(row -> told.put(row.group(1), row.group(2)));

    Map<String, String> rules = new TreeMap<>(Map.of(LintCommand.LINK_DEAD, "error"));
    TemplateRules.IDS.forEach((id, severity) -> rules.put(id, severity.word()));
    for (Rule rule : Lint.RULES) {
      rules.put(rule.id(), rule.severity().word());
    }
    assertThat(told).isEqualTo(rules);
  }
}
