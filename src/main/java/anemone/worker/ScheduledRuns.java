package anemone.worker;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.CronSchedule;
import com.github.kagkarlsson.scheduler.task.schedule.CronStyle;
import com.github.kagkarlsson.scheduler.task.schedule.Schedule;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * Runs that start by themselves: one of the workers starts each, and another one starts it again if
 * that one dies.
 */
public final class ScheduledRuns {

  private static final String TASK = "run";

  private final Schedule schedule;
  private final Runnable run;

  private ScheduledRuns(Schedule schedule, Runnable run) {
    this.schedule = schedule;
    this.run = run;
  }

  /**
   * Reads a schedule.
   *
   * @param text a time of the day, {@code 06:00}, or five fields as in a crontab
   * @param run runs the newsletter, and returns at its end
   * @throws IllegalArgumentException if it is neither
   */
  public static ScheduledRuns parse(String text, ZoneId zone, Runnable run) {
    return new ScheduledRuns(
        text.indexOf(':') > 0
            ? Schedules.daily(zone, LocalTime.parse(text))
            : new CronSchedule(text, zone, CronStyle.UNIX),
        run);
  }

  RecurringTask<Void> task() {
    return Tasks.recurring(TASK, schedule).execute((instance, context) -> run.run());
  }
}
