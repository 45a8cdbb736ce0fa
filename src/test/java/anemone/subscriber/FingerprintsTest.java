package anemone.subscriber;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FingerprintsTest {

  @Test
  void addressesThatDifferAreToldApart() {
    assertThat(Fingerprints.allDiffer(List.of(of("", 0, 100_000), of("", 100_000, 200_000))))
        .isTrue();
  }

  @Test
  void noTwinIsOverlooked() {
    assertThat(Fingerprints.allDiffer(List.of(of("", 0, 1_000), of("", 999, 2_000)))).isFalse();
  }

  @Test
  void everyTwinIsFoundWhereverItsFingerprintLies() {
    for (int i = 0; i < 2_000; i++) {
      assertThat(Fingerprints.allDiffer(List.of(of("", 0, 2_000), of("", i, i + 1)))).isFalse();
    }
  }

  @Test
  void capitalsMakeNoDifference() {
    assertThat(Fingerprints.allDiffer(List.of(of("a", 7, 8), of("A", 7, 8)))).isFalse();
  }

  @Test
  void whereAnAddressIsDividedMakesADifference() {
    Fingerprints addresses = new Fingerprints();
    addresses.add(new EmailAddress("ab", "c.example"));
    addresses.add(new EmailAddress("a", "bc.example"));
    addresses.sort();

    assertThat(Fingerprints.allDiffer(List.of(addresses))).isTrue();
  }

  private static Fingerprints of(String prefix, int from, int to) {
    Fingerprints prints = new Fingerprints();
    IntStream.range(from, to)
        .forEach(i -> prints.add(new EmailAddress(prefix + "reader" + i, "example.org")));
    prints.sort();
    return prints;
  }
}
