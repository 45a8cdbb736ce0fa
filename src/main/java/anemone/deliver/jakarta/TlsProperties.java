package anemone.deliver.jakarta;

import java.util.Arrays;
import java.util.Map;
import javax.net.ssl.SSLSocket;

/**
 * What the properties of Jakarta Mail say about TLS.
 *
 * @param anyCertificate whether any certificate is taken
 * @param checksHost whether the host must be in the certificate
 * @param protocols the versions of TLS, or empty for the usual ones
 * @param ciphers the cipher suites, or empty for the usual ones
 */
record TlsProperties(boolean anyCertificate, boolean checksHost, String protocols, String ciphers) {

  private static final String PREFIX = "mail.smtp.ssl.";

  static TlsProperties of(Map<String, String> properties) {
    return new TlsProperties(
        properties.containsKey(PREFIX + "trust"),
        !properties.getOrDefault(PREFIX + "checkserveridentity", "true").equals("false"),
        properties.getOrDefault(PREFIX + "protocols", ""),
        properties.getOrDefault(PREFIX + "ciphersuites", ""));
  }

  /** Sets versions and suites, for connections with TLS from the start. */
  void prepare(SSLSocket socket) {
    if (!protocols.isEmpty()) {
      socket.setEnabledProtocols(words(protocols));
    }
    if (!ciphers.isEmpty()) {
      socket.setEnabledCipherSuites(words(ciphers));
    }
  }

  private static String[] words(String list) {
    return Arrays.stream(list.split("\\s+", -1)).filter(w -> !w.isEmpty()).toArray(String[]::new);
  }
}
