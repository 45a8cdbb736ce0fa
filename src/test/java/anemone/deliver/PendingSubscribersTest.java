package anemone.deliver;

import static anemone.fixture.MailFixture.subscriber;
import static org.assertj.core.api.Assertions.assertThat;

import anemone.deliver.Delivery.State;
import anemone.subscriber.Subscriber;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PendingSubscribersTest {

  @Test
  void whatIsSettledIsPassedOverAndCounted() {
    List<State> states =
        List.of(State.ACCEPTED, State.PENDING, State.REFUSED, State.UNKNOWN, State.ACCEPTED);
    List<Subscriber> all =
        IntStream.range(0, states.size())
            .mapToObj(i -> subscriber("r" + i + "@a.example"))
            .toList();
    PendingSubscribers unsettled =
        new PendingSubscribers(
            Recipients.of(all.iterator()),
            address -> states.get(Integer.parseInt(address.local().substring(1))));

    List<Subscriber> rest = new ArrayList<>();
    unsettled.forEachRemaining(rest::add);

    assertThat(rest).containsExactly(all.get(1), all.get(3));
    assertThat(unsettled.settled())
        .containsExactlyInAnyOrderEntriesOf(Map.of(State.ACCEPTED, 2L, State.REFUSED, 1L));
    assertThat(unsettled.isAtEnd()).isTrue();
  }

  @Test
  void aStopEndsThePassingOverOfALongList() {
    AtomicInteger read = new AtomicInteger();
    List<Runnable> stop = new ArrayList<>();
    Stream<Subscriber> endless =
        Stream.generate(
            () -> {
              if (read.incrementAndGet() == 10) {
                stop.get(0).run();
              }
              return subscriber("ada@a.example");
            });
    PendingSubscribers unsettled =
        new PendingSubscribers(Recipients.of(endless.iterator()), address -> State.ACCEPTED);
    stop.add(unsettled::stop);

    assertThat(unsettled.hasNext()).isFalse();
    assertThat(unsettled.isAtEnd()).isFalse();
    assertThat(unsettled.settled()).containsEntry(State.ACCEPTED, 10L);
  }
}
