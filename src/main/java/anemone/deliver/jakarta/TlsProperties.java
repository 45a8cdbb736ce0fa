package anemone.deliver.jakarta;

import java.util.Map;

/**
 * What the properties of Jakarta Mail say about certificates.
 *
 * @param anyCertificate whether any certificate is taken
 * @param checksHost whether the host must be in the certificate
 */
record TlsProperties(boolean anyCertificate, boolean checksHost) {

  static TlsProperties of(Map<String, String> properties) {
    boolean any = properties.containsKey("mail.smtp.ssl.trust");
    String check = properties.getOrDefault("mail.smtp.ssl.checkserveridentity", "true");
    return new TlsProperties(any, !check.equals("false"));
  }
}
