package anemone.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Parses a TCP port to listen at, from 0 (any free one) to 65535. */
final class PortConverter implements ITypeConverter<Integer> {

  private static final int LAST = 65_535;

  @Override
  public Integer convert(String text) {
    try {
      int port = Integer.parseInt(text.strip());
      if (port >= 0 && port <= LAST) {
        return port;
      }
    } catch (NumberFormatException e) {
      // Told as any other word that is no port.
    }
    throw new TypeConversionException(
        "\"" + text + "\" is not a port; must be a number from 0 to " + LAST);
  }
}
