package anemone.subscriber.file;

import static org.assertj.core.api.Assertions.assertThat;

import anemone.subscriber.EmailAddress;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AddressFingerprintsTest {

  @Test
  void addressesThatDifferAreToldApart() {
    assertThat(AddressFingerprints.allDiffer(List.of(of("", 0, 100_000), of("", 100_000, 200_000))))
        .isTrue();
  }

  @Test
  void noTwinIsOverlooked() {
    assertThat(AddressFingerprints.allDiffer(List.of(of("", 0, 1_000), of("", 999, 2_000))))
        .isFalse();
  }

  @Test
  void everyTwinIsFoundWhereverItsFingerprintLies() {
    for (int i = 0; i < 2_000; i++) {
      assertThat(AddressFingerprints.allDiffer(List.of(of("", 0, 2_000), of("", i, i + 1))))
          .isFalse();
    }
  }

  @Test
  void capitalsMakeNoDifference() {
    assertThat(AddressFingerprints.allDiffer(List.of(of("a", 7, 8), of("A", 7, 8)))).isFalse();
  }

  @Test
  void whereAnAddressIsDividedMakesADifference() {
    AddressFingerprints addresses = new AddressFingerprints();
    addresses.add(new EmailAddress("ab", "c.example"));
    addresses.add(new EmailAddress("a", "bc.example"));
    addresses.sort();

    assertThat(AddressFingerprints.allDiffer(List.of(addresses))).isTrue();
  }

  private static AddressFingerprints of(String prefix, int from, int to) {
    AddressFingerprints prints = new AddressFingerprints();
    IntStream.range(from, to)
        .forEach(i -> prints.add(new EmailAddress(prefix + "reader" + i, "example.org")));
    prints.sort();
    return prints;
  }
}
