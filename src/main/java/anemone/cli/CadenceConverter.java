package anemone.cli;

import anemone.subscriber.Cadence;
import anemone.subscriber.DidYouMean;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads cadences in the words of the settings, such as {@code weekly-tuesday}. */
final class CadenceConverter implements ITypeConverter<Cadence> {

  @Override
  public Cadence convert(String word) {
    return Cadence.of(word.toLowerCase(Locale.ROOT).replace('_', '-'))
        .orElseThrow(
            () ->
                new TypeConversionException(
                    "\"" + word + "\" is not a cadence" + DidYouMean.hint(word, words())));
  }

  private static List<String> words() {
    return Arrays.stream(Cadence.values()).map(Cadence::word).toList();
  }

  /** Returns the words, for the help and for completion. */
  static final class Words implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return words().iterator();
    }
  }
}
