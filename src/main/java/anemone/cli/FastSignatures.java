package anemone.cli;

import anemone.deliver.dkim.DkimKey;
import anemone.deliver.dkim.DkimSigner;
import anemone.doctor.CheckResult;
import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import java.security.Provider;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds a provider that makes RSA signatures faster than Java's own. It is used for the signatures
 * of mails only, and not installed for TLS or anything else.
 */
final class FastSignatures {

  private static final Logger LOG = LoggerFactory.getLogger(FastSignatures.class);

  private FastSignatures() {}

  /** Returns a signer that signs by the fastest provider of this platform, if it signs at all. */
  static DkimSigner in(DkimSigner signer) {
    return signer.isSigning() ? provider().map(signer::signedBy).orElse(signer) : signer;
  }

  /** Returns what makes the RSA signatures of mails, for a report; empty without an RSA key. */
  static Optional<CheckResult> check(DkimSigner signer) {
    return in(signer).keys().stream()
        .filter(key -> key.algorithm() == DkimKey.Algorithm.RSA_SHA256)
        .findFirst()
        .map(
            key ->
                CheckResult.ok(
                    "signing",
                    "RSA signatures are made by "
                        + key.provider()
                            .map(provider -> provider.getName() + " " + provider.getVersionStr())
                            .orElse(
                                "Java, which takes about three times as long as the library for"
                                    + " Linux on x86-64 and aarch64")));
  }

  /** Returns the provider; empty where its native library cannot be loaded. */
  private static Optional<Provider> provider() {
    try {
      AmazonCorrettoCryptoProvider provider = AmazonCorrettoCryptoProvider.INSTANCE;
      Throwable failure = provider.getLoadingError();
      if (failure == null) {
        return Optional.of(provider);
      }
      LOG.debug("Java's own signatures are used", failure);
    } catch (LinkageError | RuntimeException e) {
      LOG.debug("Java's own signatures are used", e);
    }
    return Optional.empty();
  }
}
