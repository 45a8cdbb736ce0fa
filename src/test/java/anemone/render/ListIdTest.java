package anemone.render;

import static org.assertj.core.api.Assertions.assertThat;

import anemone.fixture.ArticleFixture;
import anemone.fixture.EditionFixture;
import anemone.subscriber.EmailAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ListIdTest {

  private static final String DOMAIN = "tidepool.example.org";
  private static final EmailAddress ADA = new EmailAddress("ada", "reader.example.com");

  @ParameterizedTest
  @CsvSource({"The Daily, the-daily", "Café & Crème!, cafe-creme", "2030, 2030", "Tide 潮, tide"})
  void aNameInAsciiIsTheLabel(String name, String label) {
    assertThat(ListId.of(name, DOMAIN)).isEqualTo(label + "." + DOMAIN);
  }

  @ParameterizedTest
  @CsvSource({"潮だより, أخبار نورهافن", "潮だより 24, أخبار 24", "Новости, Νέα", "!!!, ???"})
  void namesWithoutLettersOfAsciiAreToldApart(String one, String other) {
    assertThat(ListId.of(one, DOMAIN))
        .isNotEqualTo(ListId.of(other, DOMAIN))
        .isEqualTo(ListId.of(one, DOMAIN))
        .matches("[a-z0-9][a-z0-9-]{0,62}\\.tidepool\\.example\\.org");
  }

  @Test
  void twoSuchNewslettersOfADomainHaveNoIdentityInCommon() {
    Message tide = mail("潮だより");
    Message news = mail("أخبار نورهافن");

    for (String name : List.of("List-Id", "Feedback-ID")) {
      assertThat(header(tide, name)).isNotEqualTo(header(news, name));
    }
  }

  @Test
  void linksAndCopiesFromBeforeTheHashAreStillRecognised() {
    assertThat(letterhead("潮だより").listIds())
        .containsExactly(ListId.of("潮だより", DOMAIN), "newsletter." + DOMAIN);
    assertThat(letterhead("Tidepool").listIds()).hasSize(1);
  }

  private static String header(Message mail, String name) {
    return mail.headers().stream()
        .filter(header -> header.name().equals(name))
        .map(Message.Header::value)
        .findFirst()
        .orElseThrow();
  }

  private static Message mail(String name) {
    return mail(letterhead(name));
  }

  private static Message mail(Letterhead letterhead) {
    Proof proof = new Proof(EditionFixture.edition("en"), EditionFixture.design(), letterhead);
    return new Renderer(proof, EditionFixture.links(), 1)
        .render(EditionFixture.subscriber(ADA.toString(), "en"), ArticleFixture.NOW)
        .orElseThrow();
  }

  private static Letterhead letterhead(String name) {
    return EditionFixture.letterhead(name, ListId.of(name, DOMAIN));
  }
}
