package anemone.cli;

import anemone.doctor.CheckResult;
import anemone.doctor.DnsAuthChecks;
import anemone.process.CommandFailure;
import anemone.process.CronLine;
import anemone.process.ExitCode;
import anemone.process.Host;
import anemone.run.Settings;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.xbill.DNS.ExtendedResolver;
import org.xbill.DNS.Resolver;
import org.xbill.DNS.SimpleResolver;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

/** {@code anemone doctor}: checks everything that a run needs. */
@Command(
    name = "doctor",
    mixinStandardHelpOptions = true,
    description =
        "Check everything that a run needs: settings, clock, disk, state, subscribers, sources,"
            + " templates, the mail server, and the sender's DNS records. Sends no mail and changes"
            + " nothing. Returns the exit code that a run would return.",
    footer = {"", "Example: anemone doctor -c /srv/letters/newsletter.yaml"})
final class DoctorCommand implements Callable<Integer> {

  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final int DNS_PORT = 53;

  /** The most severe exit code first: the others cannot be fixed before it. */
  private static final List<ExitCode> WORST =
      List.of(ExitCode.CONFIGURATION, ExitCode.STATE, ExitCode.UNAVAILABLE, ExitCode.BAD_DATA);

  private final Host host;

  @Mixin private NewsletterOptions options;

  @Option(names = "--json", description = "Print one JSON object per check.")
  private boolean json;

  @Option(
      names = "--resolver",
      paramLabel = "ADDRESS",
      description = "The DNS server, such as 192.0.2.1 or 192.0.2.1:53 (default: this machine's).")
  private Optional<String> resolver = Optional.empty();

  DoctorCommand(Host host) {
    this.host = host;
  }

  @Override
  public Integer call() throws UnknownHostException {
    List<CheckResult> symptoms = new ArrayList<>();
    try {
      Wiring wiring = Wiring.of(host, options.config());
      symptoms.addAll(wiring.checks(new DnsAuthChecks(dns())).results());
      symptoms.addAll(crontab());
    } catch (CommandFailure e) {
      symptoms.add(CheckResult.fail("configuration", String.valueOf(e.getMessage()), e.code()));
    }
    symptoms.forEach(this::print);
    return WORST.stream()
        .filter(code -> symptoms.stream().anyMatch(s -> s.code() == code))
        .findFirst()
        .orElse(ExitCode.OK)
        .number();
  }

  private List<CheckResult> crontab() {
    Path config = host.directory().resolve(options.config()).toAbsolutePath().normalize();
    List<CheckResult> found = new ArrayList<>();
    found.add(CheckResult.ok("crontab", CronLine.of(host.environment(), config)));
    Set<String> variables = Settings.variables(host, options.config());
    if (!variables.isEmpty()) {
      found.add(
          CheckResult.warn(
              "crontab",
              "cron does not set "
                  + String.join(", ", variables)
                  + "; set "
                  + (variables.size() == 1 ? "it" : "them")
                  + " in the crontab, or use password-file and key-file in the settings"));
    }
    return found;
  }

  private Resolver dns() throws UnknownHostException {
    if (resolver.isEmpty()) {
      Resolver usual = new ExtendedResolver();
      usual.setTimeout(PATIENCE);
      return usual;
    }
    String address = resolver.get();
    int colon = address.lastIndexOf(':');
    boolean hasPort = colon > 0 && address.indexOf(':') == colon;
    int port = DNS_PORT;
    try {
      port = hasPort ? Integer.parseInt(address.substring(colon + 1)) : DNS_PORT;
    } catch (NumberFormatException e) {
      throw new CommandFailure(ExitCode.USAGE, address + " is not the address of a DNS server", e);
    }
    String name = hasPort ? address.substring(0, colon) : address;
    Resolver named = new SimpleResolver(new InetSocketAddress(name, port));
    named.setTimeout(PATIENCE);
    return named;
  }

  private void print(CheckResult symptom) {
    host.out()
        .println(
            json
                ? JsonMapper.shared()
                    .createObjectNode()
                    .put("check", symptom.check())
                    .put("level", symptom.level().name())
                    .put("what", symptom.what())
                    .toString()
                : symptom.toString());
  }
}
