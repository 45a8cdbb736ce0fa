package anemone.web.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PagesTest extends SubscriptionPages {

  @ParameterizedTest
  @ValueSource(strings = {"GET", "HEAD"})
  void aLookChangesNothing(String method) {
    for (String path : List.of(unsubscribe(), preferences())) {
      Answer answer = pages.answer(new Request(method, path, "", "", Optional.of("do=leave")));
      assertThat(answer.status()).isEqualTo(200);
    }
    assertThat(ada().isActive()).isTrue();
  }

  @Test
  void theAddressIsMaskedAndTheNameIsNotShown() {
    for (String path : List.of(unsubscribe(), preferences())) {
      String page = get(path).body();
      assertThat(page).contains("A•••@e•••.org");
      assertThat(page.toLowerCase(Locale.ROOT)).doesNotContain("ada@", "ada l");
    }
  }

  @ParameterizedTest
  @CsvSource({"en,ltr", "de,ltr", "es,ltr", "fr,ltr", "ar,rtl", "ja,ltr"})
  void everyPageSpeaksTheSubscribersLanguageWithinFourteenKilobytes(
      String language, String direction) {
    takeIn("{'email': 'ada@example.org', 'language': '" + language + "'}");

    for (Answer answer :
        List.of(
            get(unsubscribe()),
            get(preferences()),
            post(unsubscribe(), "do=pause"),
            post(unsubscribe(), "do=leave"),
            post(unsubscribe(), "do=back"))) {
      assertThat(answer.body())
          .contains("<html lang=\"" + language + "\" dir=\"" + direction + "\">")
          .doesNotContain("<script", "{", "${");
      assertThat(answer.body().getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(14_000);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/mail/unsubscribe/abc",
        "/mail/unsubscribe/",
        "/mail/preferences/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "/mail/nothing",
        "/other"
      })
  void junkIsNotFound(String path) {
    assertThat(get(path).status()).isEqualTo(404);
    assertThat(pages.answer(new Request("GET", path, "", "fr, en;q=0.5", Optional.of(""))).body())
        .contains("Ce lien ne fonctionne pas");
  }

  @Test
  void aTokenServesOnePurpose() {
    String token = unsubscribe().replaceFirst(".*/", "");

    assertThat(get("/mail/preferences/" + token).status()).isEqualTo(404);
  }

  @Test
  void aWrongVerbAndALargeBodyAreRefused() {
    Answer put = pages.answer(new Request("PUT", unsubscribe(), "", "", Optional.of("")));
    assertThat(put.status()).isEqualTo(405);
    assertThat(put.headers()).containsEntry("Allow", "GET, HEAD, POST");

    Answer large = pages.answer(new Request("POST", unsubscribe(), "", "", Optional.empty()));
    assertThat(large.status()).isEqualTo(413);
    assertThat(ada().isActive()).isTrue();
  }
}
