package anemone.process;

import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The line of a crontab that runs a newsletter every hour. Cron has a short PATH, no other
 * variables of the shell, and takes a percent sign for the end of the command.
 */
public final class CronLine {

  /** The variable with the path of the launcher, which the program sets itself. */
  public static final String COMMAND = "ANEMONE_COMMAND";

  /** The variable with the home of a Java that the launcher would not find without being told. */
  public static final String JAVA = "ANEMONE_JAVA";

  private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{N}/._+:@=,-]++");

  private CronLine() {}

  /**
   * Returns the line.
   *
   * @param environment the variables of the process
   * @param config the absolute path of the settings
   */
  public static String of(Map<String, String> environment, Path config) {
    String java = environment.getOrDefault(JAVA, "");
    return "0 * * * *  "
        + (java.isEmpty() ? "" : "JAVA_HOME=" + quoted(java) + " ")
        + quoted(environment.getOrDefault(COMMAND, "anemone"))
        + " run -q -c "
        + quoted(config.toString());
  }

  /** Returns a word for a shell in a crontab. */
  private static String quoted(String word) {
    String safe = PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
    return safe.replace("%", "\\%");
  }
}
