package anemone.deliver.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MailboxFilesTest {

  @TempDir private Path folder;

  @Test
  void aMessageOfAnyLengthTakesLessThanAMegabyteToRead() throws Exception {
    Path file = folder.resolve("long.eml");
    Files.writeString(file, "Subject: long\r\n\r\n" + "0123456789abcdef\r\n".repeat(500_000));
    var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    try (MailboxFiles box = new MailboxFiles(List.of(file))) {
      long before = threads.getCurrentThreadAllocatedBytes();

      byte[] read = box.next(1).get(0).read().value().orElseThrow();

      assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(1_000_000);
      assertThat(read).startsWith('S', 'u', 'b').hasSize(1 << 18);
    }
  }
}
