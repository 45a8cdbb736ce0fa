package anemone.collect.date;

import java.time.DateTimeException;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Names of time zones used in feeds and pages. */
final class ZoneNames {

  /** Pairs of name and minutes from UTC (RFC 822 section 5.1, and common use). */
  private static final String TABLE =
      "z 0 ut 0 utc 0 gmt 0 wet 0 west 60 est -300 edt -240 et -300 cst -360 cdt -300 ct -360 mst"
          + " -420 mdt -360 mt -420 pst -480 pdt -420 pt -480 akst -540 akdt -480 hst -600 ast -240"
          + " adt -180 nst -210 ndt -150 brt -180 brst -120 art -180 clt -240 clst -180 cot -300"
          + " pet -300 vet -240 uyt -180 bst 60 cet 60 cest 120 mez 60 mesz 120 met 60 mest 120 eet"
          + " 120 eest 180 sast 120 cat 120 eat 180 wat 60 msk 180 trt 180 idt 180 irst 210 gst 240"
          + " pkt 300 ist 330 npt 345 bdt 360 wib 420 ict 420 wita 480 hkt 480 sgt 480 myt 480 pht"
          + " 480 awst 480 wit 540 jst 540 kst 540 acst 570 acdt 630 aest 600 aedt 660 nzst 720"
          + " nzdt 780";

  private static final Map<String, Integer> MINUTES = minutes();

  private ZoneNames() {}

  /**
   * Returns the offset of a zone.
   *
   * @param locale the locale of the text, since some names are ambiguous
   */
  static Optional<ZoneOffset> offset(String name, Locale locale) {
    String key = name.toLowerCase(Locale.ROOT);
    String country = locale.getCountry();
    String language = locale.getLanguage();
    if (key.equals("cst") && (language.equals("zh") || country.equals("CN"))) {
      return Optional.of(ZoneOffset.ofHours(8));
    }
    if (key.equals("ist") && (language.equals("he") || country.equals("IL"))) {
      return Optional.of(ZoneOffset.ofHours(2));
    }
    if (key.equals("ist") && country.equals("IE")) {
      return Optional.of(ZoneOffset.ofHours(1));
    }
    if (key.equals("bst") && country.equals("BD")) {
      return Optional.of(ZoneOffset.ofHours(6));
    }
    return Optional.ofNullable(MINUTES.get(key)).map(m -> ZoneOffset.ofTotalSeconds(60 * m));
  }

  /** Returns the offset of a sign and digits: +2, +0200. */
  static Optional<ZoneOffset> offset(boolean minus, String digits) {
    int value = Integer.parseInt(digits);
    int minutes = digits.length() <= 2 ? value * 60 : value / 100 * 60 + value % 100;
    try {
      return Optional.of(ZoneOffset.ofTotalSeconds((minus ? -60 : 60) * minutes));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Map<String, Integer> minutes() {
    String[] table = TABLE.split(" ", -1);
    Map<String, Integer> minutes = new HashMap<>();
    for (int i = 0; i < table.length; i += 2) {
      minutes.put(table[i], Integer.valueOf(table[i + 1]));
    }
    return Map.copyOf(minutes);
  }
}
