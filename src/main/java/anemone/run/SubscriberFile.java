package anemone.run;

import anemone.process.CommandFailure;
import anemone.process.ExitCode;
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
 * The operator's subscriber file, read as a stream and never held.
 *
 * @param path where it is
 * @param rules what the newsletter says about its subscribers
 */
public record SubscriberFile(Path path, SubscriberRules rules) {

  /**
   * What the file has.
   *
   * @param valid how many entries are subscribers
   * @param invalid how many are not
   */
  public record Count(int valid, int invalid) {}

  /**
   * Reads the whole file.
   *
   * @param subscribers is given every valid subscriber
   * @param problems where bad entries and unknown topics are named, a line each
   * @throws CommandFailure if there is no such file, or nobody in it
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
      throw new CommandFailure(ExitCode.BAD_DATA, path + ": no subscriber is left to write to");
    }
    return new Count(count[0], count[1]);
  }

  /**
   * A reader of the file.
   *
   * @param duplicates whether it finds two entries with one address
   * @throws CommandFailure if it cannot be opened
   */
  SubscriberReader open(boolean duplicates) {
    try {
      return new SubscriberReader(Files.newInputStream(path), name(), rules, duplicates);
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  /** Its name without its folder. */
  String name() {
    return path.getFileName().toString();
  }

  CommandFailure unreadable(IOException e) {
    String why =
        e instanceof NoSuchFileException ? "there is no such file" : "unable to read it: " + e;
    return new CommandFailure(ExitCode.BAD_DATA, path + ": " + why, e);
  }
}
