package anemone.run;

import static org.assertj.core.api.Assertions.assertThat;

import anemone.edition.Slot;
import anemone.fixture.EditionFixture;
import anemone.render.Letterhead;
import anemone.subscriber.EmailAddress;
import anemone.subscriber.Secret;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MailLinksTest {

  private static final EmailAddress ADA = new EmailAddress("ada", "elsin.example");
  private static final Slot SLOT = EditionFixture.edition("en").slot();

  @Test
  void newslettersWithOneKeyGiveTheirCopiesDifferentCodes() {
    assertThat(links("tide.elsin.example").copyCode(SLOT, ADA))
        .isNotEqualTo(links("news.elsin.example").copyCode(SLOT, ADA));
  }

  @Test
  void copiesFromBeforeTheListIdHadAHashAreStillRecognised() {
    MailLinks links = links("newsletter-1a2b3c4d.elsin.example");
    MailLinks before = links("newsletter.elsin.example");

    assertThat(links.messageIds(SLOT, ADA)).hasSize(2).containsAll(before.messageIds(SLOT, ADA));
  }

  private static MailLinks links(String listId) {
    Letterhead letterhead = EditionFixture.letterhead("Tidepool", listId);
    return new MailLinks(letterhead, List.of(new Secret("k".repeat(32))), Optional.empty());
  }
}
