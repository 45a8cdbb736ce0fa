package anemone.cli;

import anemone.process.CommandFailure;
import anemone.process.Host;
import anemone.process.SteadyClock;
import anemone.run.Audience;
import anemone.run.NewsletterState;
import anemone.run.Run;
import anemone.run.RunListeners;
import anemone.run.RunResult;
import anemone.run.SendScope;
import anemone.run.SharedEdition;
import java.nio.file.Path;
import java.time.Duration;

/**
 * A run that a worker starts by itself: it composes, and waits for the workers that send.
 *
 * @param host the surroundings of the process
 * @param config the settings, which are read again for each run
 */
record RunOfWorker(Host host, Path config) implements Runnable {

  @Override
  public void run() {
    RunListeners listeners = new RunListeners(SteadyClock.from(host.clock()));
    try {
      host.out().println(listeners.during(() -> run(listeners)).line());
    } catch (CommandFailure e) {
      // Such as another run that is active. The next one comes by the schedule.
      host.err().println(e.getMessage());
    } finally {
      host.out().flush();
      host.err().flush();
    }
  }

  private RunResult run(RunListeners listeners) {
    Wiring wiring = Wiring.of(host, config);
    wiring.runs().listeners(true).forEach(listeners::add);
    try (NewsletterState state = wiring.open(Duration.ZERO, false)) {
      Audience audience = wiring.lists().audience(state, false, false, false);
      SendScope scope = SendScope.to(false).with(SharedEdition.Part.WAIT);
      Run run = wiring.runs().run(state, audience, scope, listeners);
      run.everything();
      var unused = wiring.runs().pruner().prune(state.pruning(), run.result()::isStopped);
      return run.result();
    }
  }
}
