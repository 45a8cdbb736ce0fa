package anemone.deliver.jakarta;

import anemone.deliver.smtp.AnyCertificate;
import anemone.deliver.smtp.SmtpPort;
import anemone.deliver.smtp.SmtpSettings;
import anemone.deliver.smtp.SocketDeadline;
import anemone.network.DialedSocket;
import anemone.network.Network;
import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PushbackInputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The connection that Jakarta Mail gets: with TLS from the start where that is set, a deadline for
 * each whole reply, a limit for its length, and a deadline for each write.
 */
@SuppressWarnings("UnsynchronizedOverridesSynchronized") // close() interrupts what others wait for
final class SmtpClientSocket extends DialedSocket {

  /** Maximum length of a reply. Servers exceed the 512 octets of RFC 5321 section 4.5.3.1.5. */
  private static final int LONGEST_REPLY = 1 << 16;

  private final SmtpSettings settings;
  private final TlsProperties tls;
  private final long patience;
  private @Nullable SocketDeadline watch;
  private volatile long deadline;
  private int received;

  SmtpClientSocket(SmtpSettings settings) {
    super(settings.network());
    this.settings = settings;
    this.tls = TlsProperties.of(settings.client().properties());
    this.patience = settings.timeouts().reply().toNanos();
  }

  /** Gives the next reply twice the time, as servers have it for the end of a message. */
  void expectVerdict() {
    deadline = System.nanoTime() + 2 * patience;
  }

  @Override
  protected Socket open(String host, int port, Duration limit) throws IOException {
    Socket plain = super.open(host, port, limit);
    try {
      watch = SocketDeadline.over(plain, settings.timeouts().reply());
      begin();
      if (settings.tls()) {
        if (plain.getInputStream().available() > 0) {
          throw new IOException(SmtpPort.NO_TLS);
        }
        plain.setSoTimeout((int) settings.timeouts().reply().toMillis());
        var factory = tls.anyCertificate() ? AnyCertificate.factory() : settings.network().tls();
        return Network.secure(plain, factory, host, tls.checksHost(), tls::prepare);
      }
      return plain;
    } catch (IOException | RuntimeException e) {
      plain.close();
      throw e;
    }
  }

  private void begin() {
    deadline = System.nanoTime() + patience;
    received = 0;
  }

  @Override
  public InputStream getInputStream() throws IOException {
    return new Replies(real().getInputStream());
  }

  @Override
  public OutputStream getOutputStream() throws IOException {
    return new Commands(real().getOutputStream());
  }

  @Override
  public void close() throws IOException {
    SocketDeadline watching = watch;
    if (watching != null) {
      watching.stop();
    }
    super.close();
  }

  /** Reads replies within their deadlines. */
  private final class Replies extends FilterInputStream {

    private boolean greeted = settings.tls();

    Replies(InputStream in) {
      super(new PushbackInputStream(in, 1));
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] octets, int from, int length) throws IOException {
      if (!greeted) {
        greeted = true;
        awaitGreeting();
      }
      int read = within(octets, from, length);
      received += Math.max(0, read);
      if (received > LONGEST_REPLY) {
        throw new IOException("the server's reply does not end");
      }
      return read;
    }

    private int within(byte[] octets, int from, int length) throws IOException {
      long left = (deadline - System.nanoTime()) / 1_000_000;
      if (left <= 0) {
        throw late();
      }
      try {
        real().setSoTimeout((int) Math.min(left, Integer.MAX_VALUE));
        return in.read(octets, from, length);
      } catch (SocketTimeoutException e) {
        throw late();
      }
    }

    private void awaitGreeting() throws IOException {
      long max = Math.min(SmtpPort.SILENCE.toMillis(), patience / 1_000_000);
      try {
        real().setSoTimeout((int) max);
        int first = in.read();
        if (first >= 0) {
          ((PushbackInputStream) in).unread(first);
        }
      } catch (SocketTimeoutException e) {
        if (SmtpPort.beginsWithTls(settings.network(), settings.host(), settings.port())) {
          throw new IOException(SmtpPort.WANTS_TLS);
        }
      }
    }

    private SocketTimeoutException late() {
      return new SocketTimeoutException("the server's reply timed out");
    }
  }

  /** Writes within a deadline. */
  private final class Commands extends FilterOutputStream {

    Commands(OutputStream out) {
      super(out);
    }

    @Override
    public void write(int octet) throws IOException {
      write(new byte[] {(byte) octet}, 0, 1);
    }

    @Override
    public void write(byte[] octets, int from, int length) throws IOException {
      SocketDeadline watching = watch;
      if (watching == null) {
        throw new SocketException("the socket is not connected");
      }
      watching.begin(settings.timeouts().reply());
      try {
        out.write(octets, from, length);
      } finally {
        watching.end();
      }
      // What was asked for later keeps its longer time.
      deadline = Math.max(deadline, System.nanoTime() + patience);
      received = 0;
    }
  }
}
