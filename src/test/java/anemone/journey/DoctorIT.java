package anemone.journey;

import static org.assertj.core.api.Assertions.assertThat;

import anemone.fixture.DnsServer;
import anemone.fixture.KeyFixture;
import anemone.fixture.Program;
import anemone.fixture.Program.Run;
import anemone.fixture.ScriptedSmtpServer;
import anemone.fixture.SmtpScript;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DoctorIT extends SampleJourney {

  @Test
  void aHealthyNewsletterIsSaidToBeSoWithNoMailAndNoState() throws Exception {
    Run run =
        doctor(
            Map.of(
                "tidings.example", "v=spf1 mx -all",
                "_dmarc.tidings.example", "v=DMARC1; p=reject"));

    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .contains("OK   configuration", "OK   clock", "OK   disk", "OK   state")
        .contains("OK   subscribers: 3 subscribers", "OK   sources: 1 article", "OK   smtp: ")
        .contains("OK   spf: v=spf1 mx -all", "OK   dmarc: v=DMARC1; p=reject")
        .contains("anemone run -q -c " + folder.toRealPath().resolve("newsletter.yaml"));
    assertThat(inbox.mails()).isEmpty();
    assertThat(folder.resolve("state")).doesNotExist();
  }

  @Test
  void recordsThatAreMissingAreWarnedOfWithWhatToPublish() throws Exception {
    Run run = doctor(Map.of());

    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .contains("WARN spf: tidings.example has no SPF record; publish")
        .contains("WARN dkim: mails are not signed here")
        .contains("WARN dmarc: _dmarc.tidings.example has no record");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "v=spf1 -all | FAIL spf: v=spf1 -all lets nobody send",
        "v=spf1 mx +all | WARN spf: v=spf1 mx +all lets everybody send",
        "v=spf1 a mx a:b.example mx:b.example include:c.example include:d.example include:e.example"
            + " include:f.example include:g.example exists:h.example ptr -all | needs 11 DNS"
            + " lookups",
        "v=spf1 include:_spf.relay.example ~all | OK   spf: v=spf1 include:_spf.relay.example ~all",
        "v=spf1 redirect=_spf.relay.example | OK   spf: v=spf1 redirect=",
      })
  void anSpfRecordIsJudged(String record, String judgement) throws Exception {
    assertThat(doctor(Map.of("tidings.example", record)).out()).contains(judgement);
  }

  @Test
  void theKeyInTheDnsMustBeTheOtherHalfOfTheOneThatSigns() throws Exception {
    KeyPair ours = KeyFixture.pair("RSA", 2048);
    Files.writeString(folder.resolve("s1.pem"), KeyFixture.pkcs8(ours.getPrivate()));
    newsletter.settings("smtp: ", "dkim: {keys: [{selector: s1, key-file: s1.pem}]}\nsmtp: ");
    String name = "s1._domainkey.tidings.example";

    Run missing = doctor(Map.of());
    Run right = doctor(Map.of(name, record(ours)));
    Run wrong = doctor(Map.of(name, record(KeyFixture.pair("RSA", 2048))));
    Run revoked = doctor(Map.of(name, "v=DKIM1; p="));
    Run trial = doctor(Map.of(name, record(ours) + "; t=y"));

    assertThat(missing.out()).contains("FAIL dkim: " + name + " has no public key; publish");
    assertThat(missing.exitCode()).isEqualTo(78);
    assertThat(right.out()).contains("OK   dkim: " + name + " has the public key");
    assertThat(right.exitCode()).isZero();
    assertThat(wrong.out()).contains("FAIL dkim: " + name + " has the public key of another key");
    assertThat(revoked.out()).contains("FAIL dkim: " + name + " is revoked");
    assertThat(trial.out()).contains("WARN dkim: " + name + " has the public key, but also t=y");
  }

  private static String record(KeyPair pair) {
    return "v=DKIM1; k=rsa; p=" + Base64.getEncoder().encodeToString(pair.getPublic().getEncoded());
  }

  @Test
  void aLoginIsTriedAndItsPasswordNeverPrintedWhateverTheServerRepeats() throws Exception {
    String secret = "correct horse";
    Files.writeString(folder.resolve("password"), secret + "\n");
    newsletter.settings("starttls: none", "starttls: none, user: ada, password-file: password");

    Run welcome = doctorBeside(new SmtpScript().login("235 2.7.0 welcome"));
    Run refused = doctorBeside(new SmtpScript().login("535 5.7.8 not with %s"));
    Run none = doctorBeside(new SmtpScript());

    assertThat(welcome.out()).contains("OK   smtp: ", "takes mail, and the login works");
    assertThat(refused.exitCode()).isEqualTo(69);
    assertThat(refused.out())
        .contains("FAIL smtp: unable to log in to the SMTP server 127.0.0.1:")
        .contains("535 5.7.8 not with AUTH PLAIN ********; check smtp.user and smtp.password");
    assertThat(none.out()).contains("the server takes no password; it offers no login at all");
  }

  private Run doctorBeside(SmtpScript script) throws Exception {
    try (ScriptedSmtpServer server = ScriptedSmtpServer.start(script)) {
      Path file = newsletter.root().resolve("newsletter.yaml");
      String settings = Files.readString(file);
      Files.writeString(file, settings.replaceFirst("port: \\d+", "port: " + server.port()));
      return doctor(Map.of());
    }
  }

  @Test
  void aMailServerThatIsAwayFails() throws Exception {
    newsletter.settings("port: " + inbox.port(), "port: 1");

    Run run = doctor(Map.of(), "--json");

    assertThat(run.exitCode()).isEqualTo(69);
    assertThat(run.out()).contains("\"check\":\"smtp\",\"level\":\"FAIL\"");
  }

  @Test
  void aStateInTheWayAListWithNobodyAndBadSettingsFailEachWithTheCodeOfARun() throws Exception {
    newsletter.subscribers(0);
    assertThat(doctor(Map.of()).exitCode()).isEqualTo(65);
    Files.createDirectories(folder.resolve("state"));
    Files.writeString(folder.resolve("state/anemone.db"), "this is no database, only some words");
    assertThat(doctor(Map.of()).exitCode()).isEqualTo(73);
    newsletter.settings("stories: 5", "stores: 5");
    assertThat(doctor(Map.of()).exitCode()).isEqualTo(78);
  }

  @Test
  void statusFailsWhenNoEditionWasAcceptedInTime() throws Exception {
    Program program = new Program(folder, Map.of());
    Run before = program.run("status", "--max-age", "26h");
    program.run("run");
    Run after = program.run("status", "--max-age", "26h");
    Run late = program.run("status", "--max-age", "0s");

    assertThat(before.exitCode()).isEqualTo(75);
    assertThat(before.err()).contains("no mail has been accepted yet");
    assertThat(after.exitCode()).isZero();
    assertThat(late.exitCode()).isEqualTo(75);
  }

  private Run doctor(Map<String, String> texts, String... more)
      throws IOException, InterruptedException {
    try (DnsServer dns = DnsServer.with(texts)) {
      String[] arguments = new String[3 + more.length];
      arguments[0] = "doctor";
      arguments[1] = "--resolver";
      arguments[2] = dns.address();
      System.arraycopy(more, 0, arguments, 3, more.length);
      return new Program(folder, Map.of()).run(arguments);
    }
  }
}
