package anemone.deliver.login;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anemone.deliver.login.LoginDialogue.Answer;
import anemone.deliver.login.LoginDialogue.Answer.Kind;
import anemone.subscriber.Secret;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoginDialogueTest {

  private static final Answer SUCCESS = new Answer(Kind.SUCCESS, 235, "235 welcome");

  @ParameterizedTest
  @CsvSource({
    "false, 'PLAIN LOGIN XOAUTH2', PLAIN",
    "false, 'LOGIN PLAIN SCRAM-SHA-256', SCRAM-SHA-256",
    "false, 'CRAM-MD5 LOGIN', LOGIN",
    "true, 'PLAIN XOAUTH2 OAUTHBEARER', OAUTHBEARER",
    "true, 'PLAIN LOGIN XOAUTH2', XOAUTH2",
  })
  void theStrongestMechanismForTheCredentialIsUsed(boolean token, String offer, String used) {
    LoginDialogue dialogue = new LoginDialogue(login(token), "mail.example", 587);

    assertThat(dialogue.ways(List.of(offer.split(" "))).get(0).word()).isEqualTo(used);
  }

  @Test
  void everyMechanismSaysWhatItsStandardAsks() throws Exception {
    assertThat(said(false, "PLAIN")).containsExactly("PLAIN", "\0ada\0drift wood");
    assertThat(said(true, "XOAUTH2"))
        .containsExactly("XOAUTH2", "user=ada\u0001auth=Bearer drift wood\u0001\u0001");
    assertThat(said(true, "OAUTHBEARER"))
        .containsExactly(
            "OAUTHBEARER",
            "n,a=ada,\u0001host=mail.example\u0001port=587\u0001auth=Bearer drift"
                + " wood\u0001\u0001");
  }

  @Test
  void aRefusedTokenIsAnsweredAndTheRefusalIsReadAfterIt() {
    Script script =
        new Script(challenge("{\"status\":\"401\"}"), refusal(535, "5.7.8 bad credentials"));
    assertThatThrownBy(() -> dialogue(true).logIn(List.of("OAUTHBEARER"), script))
        .isInstanceOf(LoginRefused.class)
        .hasMessage("5.7.8 bad credentials");
    assertThat(script.heard.get(2)).isEqualTo("\u0001");
  }

  /** The example of RFC 7677 section 3. */
  @Test
  void scramProvesThePasswordAndHasTheServerProveIt() throws Exception {
    Scram scram = new Scram("user", "pencil", "rOprNGfwEbeRWgbNEkqO");
    String nonce = "rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0";

    assertThat(new String(scram.first().orElseThrow(), UTF_8))
        .isEqualTo("n,,n=user,r=rOprNGfwEbeRWgbNEkqO");
    assertThat(answer(scram, "r=" + nonce + ",s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096"))
        .isEqualTo("c=biws,r=" + nonce + ",p=dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ=");
    assertThat(scram.isComplete()).isFalse();
    assertThat(answer(scram, "v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=")).isEmpty();
    assertThat(scram.isComplete()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "r=another,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096|is malformed",
        "r=mineandyours,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=1|1 rounds",
        "r=mineandyours,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=2000000000|2,000,000,000 rounds",
        "r=mineandyours,s=???,i=4096|is malformed",
        "hello|is malformed",
      })
  void aServerThatCheatsAtScramGetsNoProof(String said, String told) {
    Scram scram = new Scram("user", "pencil", "mine");
    assertThatThrownBy(() -> answer(scram, said)).hasMessageContaining(told);
  }

  @Test
  void aServerThatWelcomesWithoutProofIsNotBelieved() {
    assertThatThrownBy(() -> dialogue(false).logIn(List.of("SCRAM-SHA-256"), new Script(SUCCESS)))
        .hasMessage("the server did not prove that it knows the password");
  }

  @ParameterizedTest
  @CsvSource({
    "504, 5.5.4 unrecognized authentication type",
    "535, 5.7.8 authentication mechanism is too weak",
  })
  void aMechanismThatTheServerDoesNotHaveGivesWayToTheNext(int code, String text) throws Exception {
    Script script = new Script(refusal(code, text), challenge("User"), challenge("Pass"), SUCCESS);

    assertThat(dialogue(false).logIn(List.of("PLAIN", "LOGIN"), script)).isEqualTo(Mechanism.LOGIN);
    assertThat(script.heard.subList(2, 5)).containsExactly("LOGIN", "ada", "drift wood");
  }

  @Test
  void aWrongPasswordIsTriedOnce() {
    Script script = new Script(refusal(535, "5.7.8 no: drift wood is wrong"));
    assertThatThrownBy(() -> dialogue(false).logIn(List.of("PLAIN", "LOGIN"), script))
        .hasMessage("5.7.8 no: ******** is wrong");
  }

  @ParameterizedTest
  @CsvSource({
    "'5.7.9 Application-specific password required.', create an app password",
    "'5.7.139 Authentication unsuccessful, basic authentication is disabled.', use oauth2",
  })
  void aProviderThatWantsSomethingElseIsUnderstood(String said, String told) {
    assertThatThrownBy(
            () -> dialogue(false).logIn(List.of("PLAIN"), new Script(refusal(535, said))))
        .hasMessageContaining(said + "; ")
        .hasMessageContaining(told);
  }

  @Test
  void aRefusedTokenIsReplacedOnce() throws Exception {
    List<Secret> renewed = new ArrayList<>();
    Credential token = new Token(() -> new Secret("token" + renewed.size()), renewed::add);
    Login login = new Login("ada", token, Optional.empty(), Optional.empty());
    Script script = new Script(refusal(535, "expired"), SUCCESS);

    new LoginDialogue(login, "mail.example", 587).logIn(List.of("XOAUTH2"), script);

    assertThat(renewed).containsExactly(new Secret("token0"));
    assertThat(script.heard.get(3)).contains("Bearer token1");
    assertThatThrownBy(
            () ->
                new LoginDialogue(login, "mail.example", 587)
                    .logIn(
                        List.of("XOAUTH2"),
                        new Script(refusal(535, "expired"), refusal(535, "expired again"))))
        .hasMessage("expired again");
  }

  @Test
  void whatTheServerLacksIsSaid() {
    assertThatThrownBy(() -> dialogue(false).logIn(List.of("XOAUTH2"), new Script()))
        .hasMessage(
            "the server takes no password; it offers only XOAUTH2; it wants an access token"
                + " (oauth2)");
    assertThatThrownBy(() -> dialogue(true).logIn(List.of("PLAIN"), new Script()))
        .hasMessage("the server takes no access token; it offers only PLAIN");
    assertThatThrownBy(() -> dialogue(false).logIn(List.of(), new Script()))
        .hasMessage("the server takes no password; it offers no login at all");
  }

  private static String answer(Scram scram, String challenge) throws LoginRefused {
    return new String(scram.answer(challenge.getBytes(UTF_8)), UTF_8);
  }

  private static List<String> said(boolean token, String mechanism) throws IOException {
    Script script = new Script(SUCCESS);
    dialogue(token).logIn(List.of(mechanism), script);
    return script.heard;
  }

  private static LoginDialogue dialogue(boolean token) {
    return new LoginDialogue(login(token), "mail.example", 587);
  }

  private static Login login(boolean token) {
    Secret secret = new Secret("drift wood");
    Credential credential =
        token ? new Token(() -> secret, refused -> false) : Credential.fixed(secret);
    return new Login("ada", credential, Optional.empty(), Optional.empty());
  }

  /**
   * An access token.
   *
   * @param current returns the token
   * @param renewal whether there is another one than that which was refused
   */
  private record Token(Supplier<Secret> current, Predicate<Secret> renewal) implements Credential {

    @Override
    public Secret secret() {
      return current.get();
    }

    @Override
    public List<Secret> known() {
      return List.of();
    }

    @Override
    public boolean isToken() {
      return true;
    }

    @Override
    public boolean renew(Secret refused) {
      return renewal.test(refused);
    }
  }

  private static Answer challenge(String text) {
    return new Answer(
        Kind.CHALLENGE, 334, Base64.getEncoder().encodeToString(text.getBytes(UTF_8)));
  }

  private static Answer refusal(int code, String text) {
    return new Answer(Kind.REFUSAL, code, text);
  }

  /** A server that says one thing after the other, whatever it hears. */
  private static final class Script implements LoginDialogue.Channel {

    private final Deque<Answer> answers = new ArrayDeque<>();
    private final List<String> heard = new ArrayList<>();

    Script(Answer... answers) {
      this.answers.addAll(List.of(answers));
    }

    @Override
    public Answer begin(String mechanism, Optional<String> first) {
      heard.add(mechanism);
      first.ifPresent(this::hear);
      return answers.remove();
    }

    @Override
    public Answer answer(String message) {
      hear(message);
      return answers.remove();
    }

    private void hear(String base64) {
      heard.add(new String(Base64.getDecoder().decode(base64), UTF_8));
    }
  }
}
