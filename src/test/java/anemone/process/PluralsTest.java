package anemone.process;

import static org.assertj.core.api.Assertions.assertThat;

import anemone.subscriber.EmailAddress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PluralsTest {

  private static final EmailAddress ADDRESS = new EmailAddress("jane.doe", "example.org");

  @ParameterizedTest
  @CsvSource({
    "<jane.doe@example.org>: User unknown,<(address)>: User unknown",
    "5.1.1 JANE.DOE@Example.ORG is gone,5.1.1 (address) is gone",
    "no mailbox jane.doe here,no mailbox (address) here",
    "jane.doe: unknown. Ask postmaster@b.example.,(address): unknown. Ask (address)",
    "mary.jane.doe is not meant; nor is jane.doerr,mary.jane.doe is not meant; nor is jane.doerr",
    "unreachable: example.org,unreachable: example.org"
  })
  void aServersWordsAreToldWithoutAddresses(String said, String told) {
    assertThat(Plurals.without(ADDRESS, said)).isEqualTo(told);
  }
}
