package anemone.cli.docs;

import java.util.List;

/**
 * Generates the manual page of newsletter.yaml, in section 5.
 *
 * @param settings its keys
 * @param date the day at its foot, {@code 2026-11-23}
 * @param release the name and version at its foot
 */
record SettingsPage(List<Setting> settings, String date, String release) {

  SettingsPage {
    settings = List.copyOf(settings);
  }

  String text() {
    StringBuilder page = new StringBuilder();
    page.append(
        ".TH ANEMONE-NEWSLETTER.YAML 5 %s \"%s\"\n".formatted(date, ManualPage.escaped(release)));
    ManualPage.section(
        page, "NAME", "anemone\\-newsletter.yaml \\- the settings of an Anemone newsletter");
    ManualPage.section(
        page,
        "DESCRIPTION",
        ManualPage.escaped(
            "newsletter.yaml contains the settings of a newsletter."
                + " ${NAME} stands for an environment variable, ${NAME:-text} for one with a"
                + " default. A mistake is reported with its line."));
    ManualPage.section(
        page,
        "KEYS",
        ManualPage.items(
            settings.stream().map(s -> ManualPage.item(ManualPage.bold(s.key()), s.details()))));
    ManualPage.section(page, "SEE ALSO", ".BR anemone (1)");
    return page.toString();
  }
}
