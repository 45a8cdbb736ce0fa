package anemone.newsletter;

import static anemone.newsletter.ShortNewsletter.GOOD;
import static anemone.newsletter.ShortNewsletter.good;
import static anemone.newsletter.ShortNewsletter.problems;
import static org.assertj.core.api.Assertions.assertThat;

import anemone.render.Block;
import anemone.render.Images;
import anemone.render.Logo;
import anemone.render.Look;
import anemone.render.Theme;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How the mails of a newsletter look, and where its archive is. */
class NewsletterLookTest {

  @Test
  void aNewsletterThatChoosesNoLookHasTheUsualOneAndOneThatChoosesGetsIt() {
    assertThat(good(GOOD).look()).isEqualTo(Look.USUAL);
    assertThat(good(GOOD + "theme: harbour\nimages: hosted\n").look())
        .isEqualTo(new Look(Theme.HARBOUR, Images.HOSTED));
  }

  @Test
  void aNewsletterMayHaveALogoColoursOfItsTopicsAndBlocks() {
    Newsletter newsletter =
        good(
            GOOD.replace("ocean: The ocean", "ocean: {title: The ocean, accent: navy}")
                + """
                logo: {url: "https://tide.example.org/logo.png"}
                blocks:
                  - {kind: number, title: 71 %, text: of the grass is alive.}
                """);

    assertThat(newsletter.look().logo())
        .contains(new Logo("https://tide.example.org/logo.png", 120));
    assertThat(newsletter.look().accents()).containsExactly(Map.entry("ocean", "#000080"));
    assertThat(newsletter.letterhead().topics()).containsEntry("ocean", "The ocean");
    assertThat(newsletter.letterhead().blocks())
        .containsExactly(new Block(Block.Kind.NUMBER, "", "71 %", "of the grass is alive.", ""));
  }

  @Test
  void aBlockThatSaysNothingAndAColourThatIsNoneAreTold() {
    assertThat(
            problems(
                GOOD.replace("ocean: The ocean", "ocean: {title: The ocean, accent: seaish}")
                    + "blocks:\n  - {kind: numbers}\n"))
        .hasSize(3)
        .anyMatch(p -> p.contains("topics.ocean.accent: \"seaish\" is not valid; must be a colour"))
        .anyMatch(p -> p.contains("blocks[0].kind"))
        .anyMatch(p -> p.contains("blocks[0].text: is missing"));
  }

  @Test
  void aLookThatCannotExistIsToldWithWhatCan() {
    assertThat(problems(GOOD + "theme: ../harbour\nimages: all\n"))
        .containsExactly(
            "news/newsletter.yaml:17: theme: \"../harbour\" is not valid;"
                + " must be the name of a file in templates/themes, without .css",
            "news/newsletter.yaml:18: images: \"all\" is not valid; must be one of none, hosted,"
                + " inline");
  }

  @Test
  void anArchiveIsAnHttpsAddressThatMayHaveAQuery() {
    String archive = "newsletter:\n  archive: %s\n";

    assertThat(
            good(GOOD.replace("newsletter:\n", archive.formatted("https://tide.example.org/?a")))
                .letterhead()
                .archive())
        .contains(URI.create("https://tide.example.org/?a"));
    assertThat(
            problems(GOOD.replace("newsletter:\n", archive.formatted("http://tide.example.org"))))
        .containsExactly(
            "news/newsletter.yaml:2: newsletter.archive: \"http://tide.example.org\" is not valid;"
                + " must start with https:");
  }
}
