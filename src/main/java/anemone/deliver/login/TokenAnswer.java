package anemone.deliver.login;

import anemone.deliver.login.TokenEndpoint.Answer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** Reads the answers of OAuth providers (RFC 6749 section 5, RFC 8628 section 3.5). */
final class TokenAnswer {

  private static final int LONGEST_REASON = 200;

  private final JsonNode json;
  private final int status;

  private TokenAnswer(JsonNode json, int status) {
    this.json = json;
    this.status = status;
  }

  static TokenAnswer of(Answer answer) {
    try {
      return new TokenAnswer(JsonMapper.shared().readTree(answer.body()), answer.status());
    } catch (JacksonException e) {
      return new TokenAnswer(MissingNode.getInstance(), answer.status());
    }
  }

  /** Returns the refusal with which a browser came back (RFC 6749 section 4.1.2.1). */
  static TokenAnswer refusal(Map<String, String> query) {
    return new TokenAnswer(JsonMapper.shared().valueToTree(query), 0);
  }

  /** Returns a field as text, or an empty string. */
  String text(String field) {
    return json.path(field).asString("");
  }

  /** Returns a field as a number. */
  long number(String field, long usual) {
    return json.path(field).asLong(usual);
  }

  boolean isGood() {
    return status == 200 && text("error").isEmpty();
  }

  String error() {
    return text("error");
  }

  /** Returns why a token was refused, and what to do. */
  String reason() {
    String error = error();
    if (error.isEmpty()) {
      return "the token address answered %d without a token; check oauth2.token-url"
          .formatted(status);
    }
    String said = text("error_description").replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
    String more =
        said.isEmpty() ? "" : ": " + said.substring(0, Math.min(LONGEST_REASON, said.length()));
    return remedy(error, said) + " (" + error + more + ")";
  }

  private static String remedy(String error, String said) {
    String words = said.toLowerCase(Locale.ROOT);
    if (has(words, "aadsts7000222", "secret keys for app", "secret has expired")) {
      return "the client secret has expired; make a new one at the provider and set"
          + " oauth2.client-secret";
    }
    if (has(words, "clock", "not yet valid", "nbf", "skew")) {
      return "the provider does not accept this machine's time; correct the clock";
    }
    return switch (error) {
      case "invalid_grant" ->
          "the consent was withdrawn, or the refresh token has expired or was replaced; to give"
              + " consent again: anemone login";
      case "invalid_client" ->
          "the provider does not know this client; check oauth2.client-id and"
              + " oauth2.client-secret";
      case "invalid_scope" -> "the scope is wrong; check oauth2.scope";
      case "unauthorized_client" ->
          "this client may not get tokens in this way; allow it at the provider";
      case "unsupported_grant_type" ->
          "the provider does not give tokens in this way; set a refresh token (anemone login)";
      case "access_denied" -> "consent was refused";
      case "consent_required", "interaction_required", "login_required" ->
          "the provider wants consent again: anemone login";
      case "expired_token" -> "the time to give consent is over; try again";
      case "temporarily_unavailable", "server_error" ->
          "the provider cannot answer now; try again later";
      default -> "the provider refuses a token";
    };
  }

  private static boolean has(String words, String... parts) {
    return List.of(parts).stream().anyMatch(words::contains);
  }
}
