package anemone.collect.feed;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EntryTextTest {

  private static final String NEWS = "<p>The ferry to Port Elsin sails again on Friday.</p>";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "The post Ferry first appeared on Quay.",
        "Ferry appeared first in Quay.",
        "First published at Quay.",
        "This was originally published on Quay.",
        "This originally appeared in Quay.",
        "Ferry erschien zuerst auf Quay.",
        "Ferry ist zuerst erschienen.",
        "Ferry est apparu en premier sur Quay.",
        "Ferry aparece primero en Quay.",
        "Ferry aparece por primera vez en Quay.",
        "Ferry apareceu primeiro em Quay.",
        "Ferry aparece primeiro em Quay.",
        "Ferry proviene da Quay.",
        "Ferry sembra essere il primo su Quay.",
        "Ferry verscheen eerst op Quay.",
        "Ferry pochodzi z serwisu Quay.",
        "Ferry poch\u00e1dza z Quay.",
        "Ferry julkaistiin ensimm\u00e4isen kerran.",
        "Ferry d\u00f6k f\u00f6rst upp hos Quay.",
        "\u041f\u0430\u0440\u043e\u043c \u043f\u043e\u044f\u0432\u0438\u043b\u0441\u044f"
            + " \u0441\u043d\u0430\u0447\u0430\u043b\u0430 \u043d\u0430 Quay."
      })
  void whereAPostAppearedFirstIsNoPartOfItsText(String closing) {
    assertThat(EntryText.of(NEWS + "<p>" + closing + "</p>", "Ferry", "").text())
        .isEqualTo("The ferry to Port Elsin sails again on Friday.");
  }

  @Test
  void aLinkToTheRestIsTakenOffAndTold() {
    EntryText teaser =
        EntryText.of(NEWS + "<p><a href='/ferry'>Continue reading</a></p>", "Ferry", "");

    assertThat(teaser.text()).isEqualTo("The ferry to Port Elsin sails again on Friday.");
    assertThat(teaser.more()).isTrue();
  }

  @Test
  void otherLinksLeadToNoRest() {
    assertThat(EntryText.of("<p>See <a href='/map'>the map</a>.</p>", "", "").more()).isFalse();
    assertThat(EntryText.of("Continue reading", "", "").more()).isFalse();
  }
}
