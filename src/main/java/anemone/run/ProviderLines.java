package anemone.run;

import anemone.deliver.Provider;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** Fills in the group {@code smtp} of a new newsletter.yaml for a mail provider. */
public final class ProviderLines {

  private static final String GROUP = "smtp:";
  private static final String REST = "  connections:";

  private ProviderLines() {}

  /** Returns the text with the lines that the provider needs. */
  public static String write(String yaml, Provider provider) {
    List<String> lines = new ArrayList<>();
    boolean inGroup = false;
    for (String line : yaml.split("\n", -1)) {
      inGroup = line.equals(GROUP) || (inGroup && !line.startsWith(REST));
      if (line.equals(GROUP)) {
        lines.add(line);
        lines.addAll(group(provider));
      } else if (!inGroup) {
        lines.add(line);
      }
    }
    return String.join("\n", lines);
  }

  private static List<String> group(Provider provider) {
    OptionalLong day = provider.most("day");
    String limit = day.isPresent() ? "; %,d mails a day".formatted(day.getAsLong()) : "";
    List<String> lines = new ArrayList<>();
    lines.add(
        "  provider: %s    # %s:%d%s"
            .formatted(provider.name(), provider.host(), provider.port(), limit));
    lines.add("  user: ${SMTP_USER:-}    # " + provider.settings().get("user"));
    String password = provider.settings().getOrDefault("password", "");
    boolean tokensOnly = password.startsWith("none");
    String secret = "password: ${SMTP_PASSWORD:-}    # " + password;
    lines.add((tokensOnly ? "  # " : "  ") + secret);
    if (provider.setting("token-url").isPresent()) {
      String mark = tokensOnly ? "  " : "  # ";
      lines.add(mark + "oauth2:    # instead of a password; then: anemone login");
      lines.add(mark + "  client-id: the-id-of-your-application");
      lines.add(mark + "  # client-secret: ${SMTP_CLIENT_SECRET}    # if it has one");
      lines.add(mark + "  refresh-token-file: refresh-token");
    }
    return lines;
  }
}
