package anemone.deliver.login;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anemone.deliver.login.OAuthSettings.ConsentPages;
import anemone.subscriber.Secret;
import java.net.URI;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ConsentTest {

  private static final URI BACK = URI.create("http://127.0.0.1:50123/");

  private final Consent consent = new Consent(settings(), BACK, "ada@reef.example", new Random(1));
  private final List<Map<String, String>> forms = new ArrayList<>();

  @Test
  void theCodeIsExchangedWithTheProofOfWhoAskedForIt() throws Exception {
    Map<String, String> asked = query(consent.page());

    Secret token =
        consent.refreshToken(
            Map.of("state", asked.get("state"), "code", "c0de"),
            answering("{\"refresh_token\":\"kept\"}"));

    assertThat(token).isEqualTo(new Secret("kept"));
    assertThat(asked)
        .containsEntry("redirect_uri", "http%3A%2F%2F127.0.0.1%3A50123%2F")
        .containsEntry("code_challenge_method", "S256");
    byte[] verifier = forms.get(0).getOrDefault("code_verifier", "").getBytes(US_ASCII);
    assertThat(asked)
        .containsEntry(
            "code_challenge",
            Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(MessageDigest.getInstance("SHA-256").digest(verifier)));
  }

  @Test
  void anAnswerToAnotherRequestIsNotTaken() {
    assertThatThrownBy(
            () -> consent.refreshToken(Map.of("state", "other", "code", "c0de"), answering("{}")))
        .hasMessageContaining("another request's answer");
    assertThat(forms).isEmpty();
  }

  @Test
  void aRefusalAndALackOfOfflineAccessAreToldApart() throws Exception {
    String state = query(consent.page()).get("state");
    assertThatThrownBy(
            () ->
                consent.refreshToken(
                    Map.of("state", state, "error", "access_denied"), answering("{}")))
        .hasMessage("consent was refused (access_denied)");
    assertThatThrownBy(
            () ->
                consent.refreshToken(
                    Map.of("state", state, "code", "c"), answering("{\"access_token\":\"a\"}")))
        .hasMessageContaining("offline_access");
  }

  private TokenEndpoint answering(String body) {
    return (url, form) -> {
      forms.add(form);
      return new TokenEndpoint.Answer(200, body);
    };
  }

  private static Map<String, String> query(URI page) {
    Map<String, String> query = new HashMap<>();
    for (String field : page.getRawQuery().split("&", -1)) {
      query.put(field.split("=", 2)[0], field.split("=", 2)[1]);
    }
    return query;
  }

  private static OAuthSettings settings() {
    return new OAuthSettings(
        URI.create("https://provider.example/token"),
        "tidings",
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        "mail.send",
        new ConsentPages(
            Optional.of(URI.create("https://provider.example/authorize")), Optional.empty()));
  }
}
