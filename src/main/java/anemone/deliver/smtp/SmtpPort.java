package anemone.deliver.smtp;

import anemone.network.Network;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;

/** Finds out what a port expects that does not answer, so that the setting can be named. */
public final class SmtpPort {

  /** Maximum silence of a server before TLS is tried on its port. */
  public static final Duration SILENCE = Duration.ofSeconds(5);

  /** Why a port with a greeting in the clear cannot be used. */
  public static final String NO_TLS =
      "the server does not use TLS on this port; " + TlsFailure.PORTS;

  /** Why a silent port that speaks TLS cannot be used. */
  public static final String WANTS_TLS = "the server expects TLS on this port; set smtp.tls: true";

  private SmtpPort() {}

  /** Whether a silent port expects a TLS handshake. */
  public static boolean beginsWithTls(Network network, String host, int port) {
    try (Socket probe = network.connect(host, port, SILENCE)) {
      probe.setSoTimeout((int) SILENCE.toMillis());
      Network.secure(probe, AnyCertificate.factory(), host, false).close();
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
