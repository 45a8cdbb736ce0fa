package anemone.cli.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The sample articles in folders: Markdown and text of a city desk, and web pages saved as text.
 *
 * @param cityDesk the folder of articles about cities
 * @param saved the folder of saved pages about technology
 */
public record SampleFolder(Path cityDesk, Path saved) {

  /** A file, and its age, which is the only date of a plain text. */
  private record Sample(String name, Duration age) {}

  private static final List<Sample> CITY_DESK =
      List.of(
          new Sample("night-buses.md", Duration.ofHours(7)),
          new Sample("shade-map.md", Duration.ofHours(15)),
          new Sample("tool-library.txt", Duration.ofHours(20)));

  private static final List<Sample> SAVED =
      List.of(new Sample("cybercrime-convention.txt", Duration.ofHours(9)));

  /**
   * Writes the samples, dated shortly before now.
   *
   * @param directory the directory; created if it does not exist; files of the same names are
   *     replaced
   * @throws IOException if the directory cannot be written
   */
  public static SampleFolder unpack(Path directory, Clock clock) throws IOException {
    Instant now = clock.instant();
    Path cityDesk = write("city-desk", CITY_DESK, directory, now);
    Path saved = write("saved", SAVED, directory, now);
    return new SampleFolder(cityDesk, saved);
  }

  private static Path write(String folder, List<Sample> samples, Path directory, Instant now)
      throws IOException {
    Path target = Files.createDirectories(directory.resolve(folder));
    for (Sample sample : samples) {
      Path file = target.resolve(sample.name());
      Files.writeString(file, SampleText.read("folder/" + folder + "/" + sample.name(), now));
      Files.setLastModifiedTime(file, FileTime.from(now.minus(sample.age())));
    }
    return target;
  }
}
