package anemone.newsletter;

import anemone.deliver.Pacing;
import anemone.deliver.mailbox.ImapSettings;
import anemone.deliver.smtp.SmtpSettings;
import anemone.network.Proxy;
import java.math.BigDecimal;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The values of settings that are left out and follow from other settings, from the provider or
 * from the environment.
 *
 * @param newsletter the settings as read
 */
record EffectiveValues(Newsletter newsletter) {

  private static final String NO_LIMIT = "no limit";
  private static final String STRONGEST = "the strongest that the server offers";

  /** What a mail provider sets. */
  private static final Set<String> OF_PROVIDER =
      Set.of("smtp.host", "smtp.port", "smtp.tls", "smtp.starttls", "pace.second", "pace.day");

  /** Returns the value of a setting; empty if it does not follow from others. */
  Optional<String> of(String path) {
    return switch (path) {
      case "newsletter.return-path" ->
          Optional.of(
              newsletter
                  .smtp()
                  .returnPath()
                  .orElse(newsletter.letterhead().from().address())
                  .toString());
      case "newsletter.reply-to" ->
          Optional.of(newsletter.letterhead().from().address().toString());
      case "newsletter.list-id" -> Optional.of(newsletter.letterhead().listId());
      case "newsletter.archive" -> newsletter.letterhead().archive().map(URI::toString);
      case "newsletter.secret" ->
          newsletter.linkKeys().current().isPresent()
              ? Optional.empty()
              : Optional.of("one in the state folder");
      case "edition.editor" -> Optional.of(newsletter.editorAddress().toString());
      case "edition.most" ->
          Optional.of(Integer.toString(newsletter.recipe().stories() + newsletter.recipe().also()));
      case "edition.stories" -> Optional.of(Integer.toString(newsletter.recipe().stories()));
      case "edition.also" -> Optional.of(Integer.toString(newsletter.recipe().also()));
      case "edition.fewest" -> Optional.of(Integer.toString(newsletter.recipe().fewest()));
      case "edition.per-section" -> Optional.of(Integer.toString(newsletter.recipe().perSection()));
      case "proxy" -> proxy();
      default -> server(path).or(() -> pace(path)).or(() -> bounces(path));
    };
  }

  /** Returns where the value comes from. */
  String origin(String path) {
    if (path.equals("proxy") && proxy().isPresent()) {
      return "environment variables";
    }
    return newsletter
        .provider()
        .filter(p -> OF_PROVIDER.contains(path) && !of(path).equals(Optional.of(NO_LIMIT)))
        .map(p -> "provider " + p.name())
        .orElse("default");
  }

  private Optional<String> server(String path) {
    SmtpSettings.Peer peer = newsletter.smtp().peer();
    return Optional.ofNullable(
        switch (path) {
          case "smtp.host" -> peer.host();
          case "smtp.port" -> Integer.toString(peer.port());
          case "smtp.tls" -> Boolean.toString(peer.tls());
          case "smtp.starttls" -> word(peer.starttls());
          case "smtp.helo" -> "the name of this machine";
          case "smtp.auth" -> newsletter.smtp().login().isNone() ? null : STRONGEST;
          default -> null;
        });
  }

  private Optional<String> pace(String path) {
    Pacing pacing = newsletter.dispatch().pacing();
    return Optional.ofNullable(
        switch (path) {
          case "pace.second" -> rate(pacing.perSecond());
          case "pace.connection" -> rate(pacing.perConnection());
          case "pace.domain" -> rate(pacing.perDomain());
          case "pace.day" ->
              pacing.perDay() == Long.MAX_VALUE ? NO_LIMIT : Long.toString(pacing.perDay());
          default -> null;
        });
  }

  private Optional<String> bounces(String path) {
    return newsletter.bounces().flatMap(box -> Optional.ofNullable(bounces(path, box)));
  }

  private static @Nullable String bounces(String path, ImapSettings box) {
    return switch (path) {
      case "bounces.port" -> Integer.toString(box.port());
      case "bounces.tls" -> Boolean.toString(box.security() == ImapSettings.Security.TLS);
      case "bounces.starttls" ->
          box.security() == ImapSettings.Security.STARTTLS ? "required" : "none";
      case "bounces.auth" -> STRONGEST;
      default -> null;
    };
  }

  private Optional<String> proxy() {
    String each =
        Stream.of(
                shown("https", newsletter.network().proxies().https()),
                shown("http", newsletter.network().proxies().http()),
                shown("mail", newsletter.network().proxies().others()))
            .flatMap(Optional::stream)
            .collect(Collectors.joining(", "));
    return each.isEmpty() ? Optional.empty() : Optional.of(each);
  }

  private static Optional<String> shown(String what, Optional<Proxy> proxy) {
    return proxy.map(p -> what + " by " + p.address());
  }

  private static String rate(double perSecond) {
    return perSecond == Pacing.NO_LIMIT
        ? NO_LIMIT
        : BigDecimal.valueOf(perSecond).stripTrailingZeros().toPlainString();
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
