package anemone.newsletter;

import anemone.network.Authorities;
import anemone.network.Network;
import anemone.network.Proxies;
import anemone.network.Proxy;
import anemone.subscriber.Checked;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/**
 * Reads how others are reached: {@code proxy} and {@code tls}. Without {@code proxy}, the variables
 * of the environment hold.
 */
final class NetworkSection {

  private static final String FORM =
      "be the address of a proxy: http, socks5 or socks5h, such as http://proxy.example.org:3128";

  private NetworkSection() {}

  static Network read(Fields root, Environment environment, Secrets secrets) {
    Fields tls = root.group("tls");
    Optional<String> file = tls.optional("ca-file", Checked::good);
    Optional<SSLContext> authorities =
        file.isPresent()
            ? secrets.requiredFile(tls, "ca-file").flatMap(pem -> authorities(tls, pem))
            : Optional.empty();
    tls.done();
    return new Network(authorities, proxies(root, environment.variables()));
  }

  private static Optional<SSLContext> authorities(Fields tls, String pem) {
    try {
      return Optional.of(Authorities.with(pem));
    } catch (IllegalArgumentException e) {
      tls.problem("ca-file", "cannot be used: " + e.getMessage());
      return Optional.empty();
    }
  }

  private static Proxies proxies(Fields root, Map<String, String> variables) {
    if (root.node("proxy").orElse(null) instanceof Node.Scalar) {
      return root.optional("proxy", NetworkSection::proxy)
          .map(proxy -> Proxies.all(proxy, List.of()))
          .orElse(Proxies.NONE);
    }
    Fields group = root.group("proxy");
    Optional<Proxy> proxy = group.optional("url", NetworkSection::proxy);
    boolean resolves = group.optional("resolves", Values::yesOrNo).orElse(false);
    List<String> direct = group.values("direct", Checked::good);
    group.done();
    if (!root.has("proxy")) {
      return Proxies.of(variables);
    }
    group.require("url");
    return proxy.map(p -> Proxies.all(resolves ? p.resolving() : p, direct)).orElse(Proxies.NONE);
  }

  /** Parses an address; a message does not quote it, since it may have a password. */
  private static Checked<Proxy> proxy(String text) {
    return Proxy.parse(text).map(Checked::good).orElseGet(() -> Checked.bad("must " + FORM));
  }
}
