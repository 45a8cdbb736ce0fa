package anemone.cli;

import anemone.article.Article;
import anemone.cli.rehearse.Faults;
import anemone.cli.rehearse.KillSwitch;
import anemone.cli.rehearse.RehearsalNews;
import anemone.cli.rehearse.RehearsalResult;
import anemone.cli.rehearse.RehearsalRoster;
import anemone.cli.rehearse.RehearsalServer;
import anemone.cli.rehearse.SimulatedClock;
import anemone.deliver.DispatchPlan;
import anemone.deliver.smtp.SmtpSettings;
import anemone.newsletter.Newsletter;
import anemone.process.CommandFailure;
import anemone.process.ExitCode;
import anemone.process.Host;
import anemone.process.Plurals;
import anemone.run.Audience;
import anemone.run.GracefulShutdown;
import anemone.run.Members;
import anemone.run.NewsletterState;
import anemone.subscriber.Subscriber;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code anemone rehearse}: plays months of runs against a bad mail server on this machine. */
@Command(
    name = "rehearse",
    mixinStandardHelpOptions = true,
    description =
        "Rehearse months of hourly runs in a minute: with the newsletter's settings, subscribers"
            + " and articles, a simulated clock, a mail server in this process that refuses, defers"
            + " and loses mail, and runs that are killed while they send. It changes nothing of the"
            + " state, and uses no network. Tells what was lost, sent twice, late or repeated. An"
            + " equal seed gives equal lines. Fails with 75 if a mail was lost, or if more were"
            + " sent twice than a kill or a lost answer explains.",
    footer = {"", "Example: anemone rehearse --days 90 --kills 1 --seed 7"})
final class RehearseCommand implements Callable<Integer> {

  /** A Monday, so that equal seeds give equal lines on every day. */
  private static final LocalDate FIRST = LocalDate.of(2026, 1, 5);

  /** Subscriber-days that take less than a minute. */
  private static final int MOST_MAILS = 9_000;

  private static final int FEWEST_SUBSCRIBERS = 10;
  private static final int MOST_ARTICLES = 20_000;

  private final Host host;

  @Mixin private NewsletterOptions options;

  @Option(
      names = "--days",
      paramLabel = "N",
      description = "The number of days, from 1 to 366 (default: 30).")
  private int days = 30;

  @Option(
      names = "--kills",
      paramLabel = "PERCENT",
      converter = PercentConverter.class,
      description = "The chance, in percent, that a run is killed during a mail (default: 0).")
  private double kills;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Chooses the articles, subscribers and failures (default: 1).")
  private long seed = 1;

  @Option(
      names = "--subscribers",
      paramLabel = "N",
      description =
          "Rehearse with N generated subscribers. Without it, with those of the newsletter, or a"
              + " sample of them if there are many.")
  private Optional<Integer> generated = Optional.empty();

  RehearseCommand(Host host) {
    this.host = host.without(Set.of("HOME", "XDG_STATE_HOME"));
  }

  @Override
  public Integer call() throws IOException {
    if (days < 1 || days > 366) {
      throw new CommandFailure(ExitCode.USAGE, "--days: must be from 1 to 366, not " + days);
    }
    if (generated.isPresent() && (generated.get() < 1 || generated.get() > 100_000)) {
      throw new CommandFailure(ExitCode.USAGE, "--subscribers: must be from 1 to 100000");
    }
    Wiring real = Wiring.of(host, options.config());
    Path folder = Files.createTempDirectory("anemone-rehearsal-");
    try {
      return rehearse(real, folder).number();
    } finally {
      delete(folder);
    }
  }

  private ExitCode rehearse(Wiring real, Path folder) throws IOException {
    Newsletter newsletter = real.newsletter();
    int most = Math.max(FEWEST_SUBSCRIBERS, MOST_MAILS / days);
    List<Subscriber> subscribers;
    List<Article> recorded;
    try (NewsletterState state = real.folder().read()) {
      recorded = state.articles().search("", MOST_ARTICLES);
      subscribers =
          generated.isPresent()
              ? RehearsalRoster.generate(generated.get(), newsletter.subscriberRules(), seed)
              : roster(real.lists().look(state), most);
    }
    Path list = folder.resolve("subscribers.json");
    Files.writeString(list, RehearsalRoster.json(subscribers));
    Instant begin = FIRST.atStartOfDay(newsletter.letterhead().zone()).toInstant();
    SimulatedClock clock = new SimulatedClock(begin);
    KillSwitch killSwitch = new KillSwitch();
    RehearsalNews news = new RehearsalNews(newsletter.sources(), seed, begin, recorded);
    try (RehearsalServer server =
        RehearsalServer.start(clock, new Faults(seed, kills), killSwitch::kill)) {
      SmtpSettings smtp = newsletter.smtp().onThisMachine(server.port());
      DispatchPlan plan = newsletter.dispatch().overOneConnection();
      Surroundings surroundings = Surroundings.rehearsed(clock, clock::pass, killSwitch::around);
      Function<Path, Wiring> wirings =
          state ->
              Wiring.rehearsing(
                  RehearsalRuns.host(host, clock),
                  newsletter.rehearsing(state, list, smtp, plan),
                  options.config(),
                  surroundings);
      RehearsalRuns runs = new RehearsalRuns(clock, wirings, news, folder, killSwitch);
      int count =
          GracefulShutdown.during(runs::stop, () -> {}, () -> runs.all(days, subscribers, server));
      if (runs.isStopped()) {
        host.err().printf("stopped after %s%n", Plurals.count(count, "run", "runs"));
        return ExitCode.TRY_AGAIN;
      }
      RehearsalResult result = new RehearsalResult(server.log(), news, begin);
      try (NewsletterState state = wirings.apply(runs.state()).folder().read()) {
        result.compare(state, subscribers);
      }
      host.out()
          .printf(
              "rehearsed %s with seed %d: %s, %s, %s, %s%n",
              Plurals.count(days, "day", "days"),
              seed,
              Plurals.count(subscribers.size(), "subscriber", "subscribers"),
              Plurals.count(news.count(days), "article", "articles"),
              Plurals.count(result.editions(), "edition", "editions"),
              Plurals.count(count, "run", "runs"));
      result.lines().forEach(host.out()::println);
      return result.isGood() ? ExitCode.OK : ExitCode.TRY_AGAIN;
    }
  }

  /** Returns the newsletter's subscribers, or a sample of them. */
  private List<Subscriber> roster(Audience audience, int most) {
    Members members = audience.members(any -> true);
    if (members.size() == 0) {
      throw new CommandFailure(
          ExitCode.BAD_DATA,
          "there are no subscribers to rehearse with; generate some: --subscribers 100");
    }
    if (members.size() > most) {
      host.out()
          .printf(
              "of %,d subscribers, a sample of at most %,d is rehearsed, so that it takes about a"
                  + " minute%n",
              members.size(), most);
    }
    return RehearsalRoster.sample(members, members.size(), most);
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
