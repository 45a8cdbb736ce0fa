package anemone.cli.demo;

import anemone.deliver.mailbox.ReceivedMail;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** A directory of received mails, each as NAME.eml and NAME.html. */
public final class MailFolder {

  private static final int LONGEST_NAME = 80;

  private final Path directory;
  private final Set<String> names = new HashSet<>();

  /**
   * A folder in a directory.
   *
   * @param directory the directory; created if it does not exist
   */
  public MailFolder(Path directory) {
    this.directory = directory;
  }

  /**
   * Writes one mail. Replaces files of an earlier run, but not of this one.
   *
   * @return the .eml file
   * @throws IOException if the directory cannot be written
   */
  public Path write(ReceivedMail mail) throws IOException {
    Files.createDirectories(directory);
    String name = unique(name(mail.recipient()));
    Path eml = Files.write(directory.resolve(name + ".eml"), mail.bytes());
    Files.writeString(directory.resolve(name + ".html"), mail.html());
    return eml;
  }

  private String unique(String name) {
    String free = name;
    for (int i = 2; !names.add(free); i++) {
      free = name + "-" + i;
    }
    return free;
  }

  /** Returns a file name of letters, digits and single hyphens. */
  private static String name(String recipient) {
    int at = recipient.lastIndexOf('@');
    String local = at < 0 ? recipient : recipient.substring(0, at);
    String safe =
        local.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-+|-+$", "");
    String shortened = safe.substring(0, Math.min(safe.length(), LONGEST_NAME));
    return shortened.isEmpty() ? "mail" : shortened;
  }
}
