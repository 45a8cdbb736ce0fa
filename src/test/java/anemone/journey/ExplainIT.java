package anemone.journey;

import static org.assertj.core.api.Assertions.assertThat;

import anemone.fixture.Program.Run;
import org.junit.jupiter.api.Test;

class ExplainIT extends SampleJourney {

  @Test
  void anArticlesFateIsToldWithItsReasons() throws Exception {
    anemone("run");
    newsletter.article("market", "Market hall gets a roof");
    anemone("collect");

    Run used = anemone("explain", "--article", "pilot");
    Run waiting = anemone("explain", "--article", "market hall");

    assertThat(used.out())
        .contains("\"Pilot boats stay in port\"")
        .contains("used as story 1 of 1, the lead, by score: freshness 1.00");
    assertThat(waiting.out())
        .contains("In the next daily edition it would be story 1 of 1, the lead, by score");
  }

  @Test
  void whatASubscriberGotAndWillGetIsTold() throws Exception {
    anemone("run");

    Run run = anemone("explain", "--subscriber", "reader1@example.org");

    assertThat(run.out())
        .contains("gets the daily edition from 00:00 on (UTC), in English, with all topics")
        .contains("1 story, 1 matching; delivery accepted (250");
  }

  @Test
  void whatIsNotKnownIsSaid() throws Exception {
    anemone("collect");

    assertThat(anemone("explain", "--article", "whale").out())
        .contains("no collected article matches whale");
    assertThat(anemone("explain", "--subscriber", "who@example.org").exitCode()).isEqualTo(65);
    assertThat(anemone("explain").exitCode()).isEqualTo(2);
  }
}
