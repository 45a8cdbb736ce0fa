package anemone.subscriber;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {

  @ParameterizedTest
  @CsvSource({
    "ana@example.org, ana@example.org",
    "Ana.Lima+news@Example.ORG, Ana.Lima+news@example.org",
    "o'neill@sub.example.co.uk, o'neill@sub.example.co.uk",
    "info@straße.example, info@xn--strae-oqa.example",
    "info@例え.テスト, info@xn--r8jz45g.xn--zckzah",
    "a@1.example, a@1.example",
    "a@A-b.c--d.EXAMPLE, a@a-b.c--d.example",
  })
  void anAddressIsReadAndItsDomainMadePlain(String text, String address) {
    assertThat(EmailAddress.parse(text).value()).map(EmailAddress::toString).hasValue(address);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "ana",
        "@example.org",
        "ana@",
        "ana@@example.org",
        "ana@b@example.org",
        ".ana@example.org",
        "ana.@example.org",
        "an..a@example.org",
        "ana lima@example.org",
        " ana@example.org",
        "ana@example.org ",
        "ana\u00a0@example.org",
        "ana@example.org\r\nBcc: all@example.org",
        "ana\n@example.org",
        "ana\u0000@example.org",
        "\"ana\"@example.org",
        "änne@example.org",
        "ana(home)@example.org",
        "<ana@example.org>",
        "ana@localhost",
        "ana@example.org.",
        "ana@example..org",
        "ana@-example.org",
        "ana@example-.org",
        "ana@exa_mple.org",
        "ana@[192.0.2.1]",
        "ana@192.0.2.1",
        "ana@ab--c.example.org",
        "ana@.example.org",
        "ana@xn--zzzzzzz99.org",
      })
  void whatIsNoAddressIsRefusedWithAReasonThatDoesNotQuoteIt(String text) {
    List<String> reasons = new ArrayList<>();

    assertThat(EmailAddress.parse(text).orTell(reasons::add)).isEmpty();
    assertThat(reasons).hasSize(1);
    assertThat(reasons.get(0)).isNotBlank().doesNotContain("ana", "example");
  }

  @Test
  void lengthsAreThoseOfTheStandard() {
    String label = "d".repeat(63);
    String longest = label + "." + label + "." + "d".repeat(57) + ".org";

    assertThat(EmailAddress.parse("l".repeat(64) + "@example.org").value()).isPresent();
    assertThat(EmailAddress.parse("l".repeat(65) + "@example.org").value()).isEmpty();
    assertThat(EmailAddress.parse("l".repeat(64) + "@" + longest).value()).isPresent();
    assertThat(EmailAddress.parse("l".repeat(64) + "@d" + longest).value()).isEmpty();
    assertThat(EmailAddress.parse("ana@" + "d".repeat(64) + ".org").value()).isEmpty();
  }

  @Test
  void twinsByCaseShareAKey() {
    assertThat(new EmailAddress("Ana", "example.org").key())
        .isEqualTo(new EmailAddress("aNA", "example.org").key());
  }

  @Test
  void nothingThatEndsALineEverBecomesAnAddress() {
    assertThatThrownBy(() -> new EmailAddress("ana\r\nRCPT", "example.org"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
