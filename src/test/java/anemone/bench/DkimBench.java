package anemone.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import anemone.deliver.dkim.BodyHash;
import anemone.deliver.dkim.DkimKey;
import anemone.deliver.dkim.DkimSigner;
import anemone.fixture.KeyFixture;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.security.Signature;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Microseconds of processor time that a signature costs for a body of 40 kB, by the keys, and by
 * how much of the body is hashed for each message anew.
 *
 * <pre>{@code
 * mvn -q test-compile exec:java -Dexec.mainClass=anemone.bench.DkimBench
 * }</pre>
 */
public final class DkimBench {

  private static final ThreadMXBean THREAD = ManagementFactory.getThreadMXBean();
  private static final int LINES = 512;
  private static final int ROUNDS = 5;
  private static final long ROUND_NANOS = 1_000_000_000L;
  private static final Instant TIME = Instant.parse("2026-11-23T06:00:00Z");

  private static final byte[] HEADER =
      """
      Date: Mon, 23 Nov 2026 06:00:00 +0000
      From: The Tide Table <digest@tide.example>
      To: Ada <ada@reef.example>
      Subject: A reef grows back, and the ferry that nobody wanted is full
      Message-ID: <daily.2026-11-23.0123456789abcdef0123456789abcdef@tide.example>
      List-Id: "The Tide Table" <digest.tide.example>
      List-Unsubscribe: <https://tide.example/mail/unsubscribe/0123456789abcdef>,
       <mailto:digest@tide.example?subject=unsubscribe%200123456789abcdef>
      List-Unsubscribe-Post: List-Unsubscribe=One-Click
      Feedback-ID: daily-2026-11-23:daily:digest.tide.example:0123456789ab
      MIME-Version: 1.0
      Content-Type: multipart/alternative; boundary="=_1"

      """
          .replace("\n", "\r\n")
          .getBytes(US_ASCII);

  private DkimBench() {}

  /** Prints the best of some rounds. */
  public static void main(String[] args) throws Exception {
    byte[] body =
        "<p style=3D\"margin:0\">The harbour office of Port Elsin decided on Monday.</p>=\r\n"
            .repeat(LINES)
            .getBytes(US_ASCII);
    int own = body.length / 10;
    BodyHash beginning = BodyHash.EMPTY.plus(body, 0, body.length - own);
    BodyHash whole = BodyHash.of(body);
    Map<String, Supplier<BodyHash>> hashes = new LinkedHashMap<>();
    hashes.put("hashed each time", () -> BodyHash.of(body));
    hashes.put(
        "its last tenth hashed each time", () -> beginning.plus(body, body.length - own, own));
    hashes.put("hashed once", () -> whole);

    DkimKey rsa = KeyFixture.key("s1", KeyFixture.pair("RSA", 2048));
    DkimKey ed25519 = KeyFixture.key("s2", KeyFixture.pair("Ed25519", 0));
    Map<String, DkimSigner> signers = new LinkedHashMap<>();
    signers.put("no key, the hash alone", DkimSigner.NONE);
    signers.put("RSA-2048", DkimSigner.of("tide.example", List.of(rsa)));
    signers.put("Ed25519", DkimSigner.of("tide.example", List.of(ed25519)));
    signers.put("both", DkimSigner.of("tide.example", List.of(rsa, ed25519)));

    Signature provided = Signature.getInstance("SHA256withRSA");
    provided.initSign(rsa.key());
    System.out.printf(
        "body of %,d octets; Java %s; RSA by %s%n",
        body.length, System.getProperty("java.version"), provided.getProvider().getName());
    for (var signer : signers.entrySet()) {
      for (var hash : hashes.entrySet()) {
        double micros = micros(signer.getValue(), hash.getValue());
        System.out.printf("%-22s  body %-32s %8.1f us%n", signer.getKey(), hash.getKey(), micros);
      }
    }
  }

  private static double micros(DkimSigner signer, Supplier<BodyHash> hash) {
    double best = Double.MAX_VALUE;
    long sum = 0;
    for (int round = 0; round < ROUNDS; round++) {
      long begin = THREAD.getCurrentThreadCpuTime();
      int messages = 0;
      while (THREAD.getCurrentThreadCpuTime() - begin < ROUND_NANOS) {
        BodyHash body = hash.get();
        String made = signer == DkimSigner.NONE ? body.base64() : signer.sign(HEADER, body, TIME);
        sum += made.length();
        messages++;
      }
      best = Math.min(best, (THREAD.getCurrentThreadCpuTime() - begin) / 1e3 / messages);
    }
    if (sum == 0) {
      throw new IllegalStateException("nothing was signed");
    }
    return best;
  }
}
