package anemone.run;

import anemone.process.CommandFailure;
import anemone.process.ExitCode;
import anemone.process.FileFailure;
import anemone.subscriber.Subscriber;
import anemone.subscriber.SubscriberRules;
import anemone.subscriber.file.SubscriberReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * The operator's subscriber file, read as a stream.
 *
 * @param path its path
 * @param rules the topics and defaults of the newsletter
 */
public record SubscriberFile(Path path, SubscriberRules rules) {

  /**
   * The numbers of entries.
   *
   * @param valid number of subscribers
   * @param invalid number of bad entries
   */
  public record Count(int valid, int invalid) {}

  /**
   * Reads the whole file.
   *
   * @param subscribers receives every valid subscriber
   * @param problems receives a line for each bad entry and each unknown topic
   * @throws CommandFailure if there is no such file, or no subscriber in it
   */
  public Count read(Consumer<Subscriber> subscribers, PrintWriter problems) {
    int[] count = {0, 0};
    try (SubscriberReader reader = open(true)) {
      while (reader.hasNext()) {
        reader
            .next()
            .either(
                valid -> {
                  count[0]++;
                  subscribers.accept(valid.subscriber());
                },
                invalid -> {
                  count[1]++;
                  problems.println(invalid);
                });
      }
      reader.warnings().forEach(problems::println);
    } catch (IOException e) {
      throw unreadable(e);
    }
    if (count[0] == 0) {
      throw new CommandFailure(ExitCode.BAD_DATA, path + ": has no valid subscriber");
    }
    return new Count(count[0], count[1]);
  }

  /**
   * Opens the file.
   *
   * @param duplicates whether to find two entries with one address
   * @throws CommandFailure if it cannot be opened
   */
  SubscriberReader open(boolean duplicates) {
    if (Files.isDirectory(path)) {
      throw unreadable(new IOException("it is a folder"));
    }
    try {
      return new SubscriberReader(Files.newInputStream(path), name(), rules, duplicates);
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  /** Returns its file name, without the folder. */
  String name() {
    return path.getFileName().toString();
  }

  CommandFailure unreadable(IOException e) {
    String why =
        e instanceof NoSuchFileException
            ? "there is no such file"
            : "unable to read it: " + FileFailure.why(e);
    return new CommandFailure(ExitCode.BAD_DATA, path + ": " + why, e);
  }
}
