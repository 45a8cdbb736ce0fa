package anemone.collect.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class ParseLimitTest {

  @Test
  void documentsThatTakeForEverStopNoOther() throws Exception {
    int processors = Runtime.getRuntime().availableProcessors();
    CountDownLatch begun = new CountDownLatch(processors);
    CountDownLatch end = new CountDownLatch(1);
    ExecutorService threads = Executors.newFixedThreadPool(processors);
    try {
      for (int i = 0; i < processors; i++) {
        threads.execute(() -> ParseLimit.parse(() -> waitFor(begun, end)));
      }
      begun.await();

      assertThat(ParseLimit.parse(() -> "read")).isEqualTo("read");
    } finally {
      end.countDown();
      threads.shutdown();
    }
  }

  private static boolean waitFor(CountDownLatch begun, CountDownLatch end) {
    begun.countDown();
    try {
      end.await();
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
