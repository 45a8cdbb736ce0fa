package anemone.process;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.spi.ContextAwareBase;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * Configures the log: warnings to standard error, with the edition in each line. Addresses and
 * secrets are never logged, at any level.
 */
public final class Logging extends ContextAwareBase implements Configurator {

  /** The MDC key of a thread's current edition. */
  private static final String EDITION = "edition";

  private static final String ADDRESS = "[\\w.+-]+@[\\w.-]+";
  private static final String TEXT =
      "%d{yyyy-MM-dd HH:mm:ss.SSS} %-5level %logger{0} %X{edition:--}"
          + " %replace(%replace(%msg){'\\s+', ' '}%n%ex){'"
          + ADDRESS
          + "', '(address)'}%nopex";
  private static final String APPENDER = "stderr";

  /** Called by the logging library when it starts. */
  public Logging() {}

  @Override
  public ExecutionStatus configure(LoggerContext context) {
    PatternLayoutEncoder text = new PrivateText();
    text.setPattern(TEXT);
    text.setCharset(StandardCharsets.UTF_8);
    write(context, text);
    context.getLogger(Logger.ROOT_LOGGER_NAME).setLevel(Level.WARN);
    context.getLogger("com.icegreen.greenmail").setLevel(Level.ERROR);
    // Our own message tells of a lost connection.
    context.getLogger("com.zaxxer.hikari").setLevel(Level.OFF);
    context.getLogger("com.github.kagkarlsson").setLevel(Level.OFF);
    return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
  }

  /** Switches to one JSON object per line. */
  public static void json() {
    write((LoggerContext) LoggerFactory.getILoggerFactory(), new PrivateJson());
  }

  /** Sets the level of a package and its subpackages. */
  public static void level(String name, Level level) {
    ((LoggerContext) LoggerFactory.getILoggerFactory()).getLogger(name).setLevel(level);
  }

  /** Runs a task, with an edition in every line that it logs. */
  public static void about(String edition, Runnable work) {
    Map<String, String> before = MDC.getCopyOfContextMap();
    MDC.put(EDITION, edition);
    try {
      work.run();
    } finally {
      MDC.setContextMap(before == null ? Map.of() : before);
    }
  }

  private static void write(LoggerContext context, Encoder<ILoggingEvent> encoder) {
    encoder.setContext(context);
    encoder.start();
    ConsoleAppender<ILoggingEvent> appender = new ConsoleAppender<>();
    appender.setName(APPENDER);
    appender.setContext(context);
    appender.setTarget("System.err");
    appender.setEncoder(encoder);
    appender.start();
    var root = context.getLogger(Logger.ROOT_LOGGER_NAME);
    root.detachAndStopAllAppenders();
    root.addAppender(appender);
  }

  /** Text lines without secrets. */
  private static final class PrivateText extends PatternLayoutEncoder {

    @Override
    public byte[] encode(ILoggingEvent event) {
      String text = new String(super.encode(event), StandardCharsets.UTF_8);
      return SafeText.of(SecretRedactor.from(text)).getBytes(StandardCharsets.UTF_8);
    }
  }

  /** JSON without secrets and addresses. */
  private static final class PrivateJson extends JsonEncoder {

    private static final Pattern ANY_ADDRESS = Pattern.compile(ADDRESS);

    @Override
    public byte[] encode(ILoggingEvent event) {
      String json = new String(super.encode(event), StandardCharsets.UTF_8);
      return ANY_ADDRESS
          .matcher(SecretRedactor.from(json))
          .replaceAll("(address)")
          .getBytes(StandardCharsets.UTF_8);
    }
  }
}
