package anemone.cli;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Parses a percentage into a share: {@code 1%} is 0.01. */
final class PercentConverter implements ITypeConverter<Double> {

  private static final Pattern FORM = Pattern.compile("(\\d{1,2}(?:\\.\\d{1,3})?)\\s*%?");
  private static final double WHOLE = 100;

  @Override
  public Double convert(String text) {
    Matcher form = FORM.matcher(text.strip());
    if (!form.matches()) {
      throw new TypeConversionException(
          text + " is not valid; must be a percentage below 100, such as 1% or 0.5%");
    }
    return Double.parseDouble(form.group(1)) / WHOLE;
  }
}
