package anemone.deliver.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anemone.cli.rehearse.SimulatedClock;
import anemone.collect.http.NamedRequests;
import anemone.fixture.OAuthServer;
import anemone.network.Network;
import anemone.process.AtomicFile;
import anemone.subscriber.Secret;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OAuthTokenTest {

  @TempDir private Path folder;
  private final SimulatedClock clock = new SimulatedClock(Instant.parse("2026-11-30T06:00:00Z"));
  private OAuthServer server;

  @BeforeEach
  void start() throws IOException {
    server = OAuthServer.start();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void aTokenIsUsedUntilShortlyBeforeItsEndAndThenRenewed() throws Exception {
    server.say(200, token("one", "")).say(200, token("two", ""));
    Files.writeString(file(), "refresh-me\n");
    OAuthToken token = token(settings(Optional.of(file()), Optional.empty()));

    assertThat(token.secret()).isEqualTo(new Secret("one"));
    clock.pass(Duration.ofMinutes(57));
    assertThat(token.secret()).isEqualTo(new Secret("one"));
    assertThat(token.end()).contains(Instant.parse("2026-11-30T07:00:00Z"));
    clock.pass(Duration.ofMinutes(2));
    assertThat(token.secret()).isEqualTo(new Secret("two"));
    assertThat(server.forms())
        .hasSize(2)
        .allSatisfy(
            form ->
                assertThat(form)
                    .containsEntry("grant_type", "refresh_token")
                    .containsEntry("refresh_token", "refresh-me")
                    .containsEntry("client_id", "tidings")
                    .containsEntry("scope", "mail.send"));
  }

  @Test
  void aNewRefreshTokenReplacesTheFileWholeAndPrivately() throws Exception {
    server.say(200, token("one", "second")).say(200, token("two", "third"));
    Files.writeString(file(), "first");
    OAuthToken token = token(settings(Optional.of(file()), Optional.empty()));

    token.secret();
    assertThat(file()).hasContent("second");
    assertThat(token.renew(new Secret("one"))).isTrue();
    assertThat(file()).hasContent("third");
    assertThat(server.forms().get(1)).containsEntry("refresh_token", "second");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
        .isEqualTo("rw-------");
    try (var files = Files.list(folder)) {
      assertThat(files).hasSize(1);
    }
  }

  @Test
  void aRefreshTokenThatAnotherProcessReplacedIsRead() throws Exception {
    server.say(200, token("one", "")).say(200, token("two", ""));
    Files.writeString(file(), "first");
    OAuthToken token = token(settings(Optional.of(file()), Optional.empty()));
    token.secret();

    Files.writeString(file(), "of another process");
    token.renew(new Secret("one"));

    assertThat(server.forms().get(1)).containsEntry("refresh_token", "of another process");
  }

  @Test
  void aRefusedTokenThatAnotherThreadReplacedIsNotReplacedAgain() throws Exception {
    server.say(200, token("one", "")).say(200, token("two", ""));
    OAuthToken token = token(settings(Optional.empty(), Optional.of(new Secret("refresh-me"))));
    token.secret();

    token.renew(new Secret("one"));
    token.renew(new Secret("one"));

    assertThat(token.secret()).isEqualTo(new Secret("two"));
    assertThat(server.forms()).hasSize(2);
  }

  @Test
  void withoutARefreshTokenTheClientAsksForItself() throws Exception {
    server.say(200, token("one", ""));

    token(settings(Optional.empty(), Optional.empty())).secret();

    assertThat(server.forms().get(0))
        .containsEntry("grant_type", "client_credentials")
        .containsEntry("client_secret", "shh")
        .doesNotContainKey("refresh_token");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "400|{\"error\":\"invalid_grant\"}|anemone login (invalid_grant)",
        "401|{\"error\":\"invalid_client\",\"error_description\":\"AADSTS7000215\"}"
            + "|check oauth2.client-id and oauth2.client-secret (invalid_client: AADSTS7000215)",
        "401|{\"error\":\"invalid_client\",\"error_description\":\"AADSTS7000222: expired\"}"
            + "|the client secret has expired",
        "400|{\"error\":\"invalid_scope\"}|check oauth2.scope",
        "400|{\"error\":\"invalid_request\",\"error_description\":\"Clock skew too great\"}"
            + "|correct the clock",
        "503|<html>down</html>|answered 503 without a token",
        "200|{}|answered 200 without a token",
      })
  void aRefusalSaysWhatToDo(int status, String body, String told) {
    server.say(status, body);
    OAuthToken token = token(settings(Optional.empty(), Optional.of(new Secret("refresh-me"))));

    assertThatThrownBy(token::secret)
        .isInstanceOf(LoginRefused.class)
        .hasMessageStartingWith("no access token: ")
        .hasMessageContaining(told)
        .hasMessageNotContaining("refresh-me")
        .hasMessageNotContaining("shh");
  }

  @Test
  void aProviderThatDoesNotAnswerIsNotWaitedFor() {
    server.sayLate(5_000, 200, token("one", ""));
    OAuthToken token =
        token(
            settings(Optional.empty(), Optional.of(new Secret("refresh-me"))),
            Duration.ofSeconds(1));

    assertThatThrownBy(token::secret).hasMessage("unable to reach 127.0.0.1: no answer within 1 s");
  }

  @Test
  void withoutConsentYetTheWayToItIsSaid() {
    server.say(200, token("one", ""));
    OAuthToken token = token(settings(Optional.of(file()), Optional.empty()));

    assertThatThrownBy(token::secret).hasMessageEndingWith("run: anemone login");
    assertThat(server.forms()).isEmpty();
  }

  private Path file() {
    return folder.resolve("refresh-token");
  }

  private static String token(String access, String refresh) {
    return "{\"access_token\":\"%s\",\"expires_in\":3600,\"refresh_token\":\"%s\"}"
        .formatted(access, refresh);
  }

  private OAuthSettings settings(Optional<Path> file, Optional<Secret> refreshToken) {
    return new OAuthSettings(
        server.url("/token"),
        "tidings",
        Optional.of(new Secret("shh")),
        refreshToken,
        file,
        "mail.send",
        OAuthSettings.ConsentPages.NONE);
  }

  private OAuthToken token(OAuthSettings settings) {
    return token(settings, Duration.ofSeconds(20));
  }

  private OAuthToken token(OAuthSettings settings, Duration patience) {
    NamedRequests forms = new NamedRequests(patience, Network.direct());
    TokenEndpoint endpoint =
        (URI url, Map<String, String> form) -> {
          NamedRequests.Answer answer = forms.post(url, form);
          return new TokenEndpoint.Answer(answer.status(), answer.body());
        };
    return new OAuthToken(settings, endpoint, new TestFiles(), clock);
  }

  private static final class TestFiles implements RefreshTokens {

    @Override
    public Secret read(Path file) throws IOException {
      return new Secret(Files.readString(file).strip());
    }

    @Override
    public void write(Path file, Secret token) throws IOException {
      AtomicFile.writePrivate(file, token.value().getBytes(StandardCharsets.UTF_8));
    }
  }
}
