package anemone.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class ProvidersTest {

  @Test
  void everyProviderHasAServerAndSaysWhatUserAndPasswordAre() {
    assertThat(Providers.all())
        .hasSize(14)
        .allSatisfy(
            provider -> {
              assertThat(provider.host()).contains(".");
              assertThat(provider.port()).isEqualTo(provider.tls() ? 465 : 587);
              assertThat(provider.settings()).containsKeys("user", "password");
            });
  }

  @Test
  void everyFigureHasASourceAndADate() {
    assertThat(Providers.all())
        .flatExtracting(provider -> provider.figures().values())
        .isNotEmpty()
        .allSatisfy(
            figure -> {
              assertThat(figure.most()).isPositive();
              assertThat(figure.source()).startsWith("https://");
              assertThat(LocalDate.parse(figure.date())).isAfter(LocalDate.of(2026, 1, 1));
            });
  }

  @Test
  void aReachedLimitIsNeverTheReadersFault() {
    assertThat(Providers.all())
        .flatExtracting(Provider::limitReplies)
        .isNotEmpty()
        .allSatisfy(
            reply -> {
              String[] words = reply.split(" ", 3);
              boolean status = words[1].matches("\\d\\.\\d+\\.\\d+");
              String text = reply.substring(status ? 10 : 4);
              assertThat(
                      ReplyCause.of(
                          new Reply(Integer.parseInt(words[0]), status ? words[1] : "", text)))
                  .isEqualTo(ReplyCause.SENDER);
            });
  }
}
