package anemone.run.studio;

import anemone.article.Article;
import anemone.article.ArticleId;
import anemone.article.Image;
import anemone.edition.Bite;
import anemone.edition.Edition;
import anemone.edition.EditionWords;
import anemone.edition.Section;
import anemone.edition.Slot;
import anemone.edition.Span;
import anemone.edition.Story;
import anemone.render.Picture;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Editions of invented stories that show what templates must cope with. */
enum SpecimenEdition {
  /** As on most days. */
  USUAL("usual", 6),
  /** One story. */
  ONE("one story", 1),
  /** Forty stories, most of them by their headlines. */
  FORTY("forty stories", 40),
  /** Words that are wider than a phone. */
  LONG("long words", 5),
  /** Stories without author, date and text. */
  BARE("no author, no date, no text", 5),
  /** From right to left. */
  ARABIC("Arabic", 4),
  /** Without spaces between words. */
  JAPANESE("Japanese", 4),
  /** A picture that is wider than high. */
  WIDE("landscape picture", 4),
  /** A picture that is higher than wide. */
  PORTRAIT("portrait picture", 4);

  private static final String PICTURE = "https://specimen.example/picture.svg";
  private static final int WITH_GIST = 8;
  private static final int LONG_SIDE = 1200;
  private static final int SHORT_SIDE = 800;

  private final String label;
  private final int stories;

  SpecimenEdition(String label, int stories) {
    this.label = label;
    this.stories = stories;
  }

  /** Returns what it shows, in words. */
  String label() {
    return label;
  }

  /** Whether its lead has a picture. */
  boolean isPictured() {
    return this == WIDE || this == PORTRAIT;
  }

  /** Returns the pictures of its stories. */
  Map<String, Picture> pictures() {
    if (!isPictured()) {
      return Map.of();
    }
    int width = this == WIDE ? LONG_SIDE : SHORT_SIDE;
    int height = this == WIDE ? SHORT_SIDE : LONG_SIDE;
    String svg =
        ("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\"><rect width=\"100%%\""
                + " height=\"100%%\" fill=\"#7c9aa5\"/><circle cx=\"50%%\" cy=\"40%%\" r=\"160\""
                + " fill=\"#f2e3c6\"/></svg>")
            .formatted(width, height);
    String bytes = Base64.getEncoder().encodeToString(svg.getBytes(StandardCharsets.UTF_8));
    return Map.of(PICTURE, new Picture("image/svg+xml", width, height, bytes));
  }

  /**
   * Returns the edition.
   *
   * @param topics the titles of the newsletter's topics by name, of which there is at least one
   * @param slot its slot
   * @param now the time of its composition
   */
  Edition edition(Map<String, String> topics, Slot slot, Instant now) {
    List<String> names = List.copyOf(topics.keySet());
    Map<String, List<Bite>> byTopic = new java.util.LinkedHashMap<>();
    for (int i = 0; i < stories; i++) {
      String topic = names.get(i % names.size());
      byTopic.computeIfAbsent(topic, t -> new ArrayList<>()).add(bite(i, topic, now));
    }
    List<Section> sections = new ArrayList<>();
    byTopic.forEach(
        (topic, bites) -> sections.add(new Section(topic, topics.getOrDefault(topic, ""), bites)));
    String intro = this == USUAL ? "Good morning. **Six** stories for the way to work." : "";
    return new Edition(
        slot,
        12,
        now,
        new EditionWords("", "", intro),
        Optional.empty(),
        WITH_GIST,
        sections,
        Map.of());
  }

  private Bite bite(int number, String topic, Instant now) {
    List<String> texts = texts(number);
    String title = texts.get(0) + (number < SPECIMENS ? "" : " (" + (number + 1) + ")");
    String text = String.join(" ", texts.subList(1, texts.size()));
    Article article = article(number, topic, title, text, now);
    List<Article> also =
        this == USUAL && number == 1
            ? List.of(article(number + SPECIMENS, topic, title + ", says another", text, now))
            : List.of();
    List<Span> sentences = new ArrayList<>();
    int from = 0;
    for (String sentence : texts.subList(1, texts.size())) {
      int start = text.indexOf(sentence, from);
      sentences.add(Span.of(text, start, start + sentence.length()));
      from = start + sentence.length();
    }
    List<Span> gist = text.isEmpty() ? List.of() : sentences.subList(0, 1);
    List<Span> points = number == 0 && sentences.size() > 1 ? sentences.subList(1, 2) : List.of();
    String note = this == USUAL && number == 2 ? "We were *there*, and it is true." : "";
    return new Bite(
        new Story(article, also), title, gist, "", points, note, 1 + number % 5, number + 1);
  }

  private static final int SPECIMENS = 5;

  private Article article(int number, String topic, String title, String text, Instant now) {
    boolean bare = this == BARE;
    String language = this == ARABIC ? "ar" : this == JAPANESE ? "ja" : "en";
    return new Article(
        ArticleId.of("specimen", name() + number),
        this == LONG
            ? "The Llanfairpwllgwyngyll Quarterly Observer and Advertiser"
            : "Harbour Post",
        List.of(topic),
        Optional.of(URI.create("https://specimen.example/" + (number + 1))),
        title,
        number == 1 ? "At last" : "",
        bare ? "" : number % 2 == 0 ? "Ines Marbach" : "Tove Lindqvist and Osei Adjei",
        bare ? Optional.empty() : Optional.of(now.minus(Duration.ofHours(number + 2L))),
        bare ? Article.UNDETERMINED : language,
        text,
        isPictured() && number == 0
            ? Optional.of(
                new Image(URI.create(PICTURE), "A low sun over the quay", "The quay at six"))
            : Optional.empty(),
        now.minus(Duration.ofHours(1)));
  }

  /** Returns the title and the sentences of a story. */
  private List<String> texts(int number) {
    List<List<String>> all =
        switch (this) {
          case ARABIC -> ARABIC_TEXTS;
          case JAPANESE -> JAPANESE_TEXTS;
          case LONG -> LONG_TEXTS;
          case BARE -> ENGLISH.stream().map(texts -> texts.subList(0, 1)).toList();
          case USUAL, ONE, FORTY, WIDE, PORTRAIT -> ENGLISH;
        };
    return all.get(number % all.size());
  }

  private static final List<List<String>> ENGLISH =
      List.of(
          List.of(
              "Pilot boats stay in port until the fog over the strait lifts",
              "Nine pilot boats stay in port until the fog lifts, the harbour office decided on"
                  + " Monday.",
              "Forty ships wait outside the breakwater, two of them with fruit."),
          List.of(
              "Market hall gets its roof back",
              "The market hall of Elsin will have a roof again by June, six years after the storm.",
              "Traders move in on the first Saturday."),
          List.of(
              "Eels return to the river",
              "Counters at the weir saw 4,100 young eels in one night, more than in any year since"
                  + " 1987.",
              "A ladder of bristles helps them past the dam."),
          List.of(
              "Night buses run to the quay again",
              "Line 7 runs every half hour until two, the council voted on Tuesday.",
              "A ticket costs as much as by day."),
          List.of(
              "A lighthouse for sale, lamp included",
              "The lighthouse of Brand Point is for sale at a symbolic price, with its lamp.",
              "Whoever buys it must keep it lit."));

  private static final List<List<String>> ARABIC_TEXTS =
      List.of(
          List.of(
              "قوارب الإرشاد تبقى في الميناء حتى ينقشع الضباب",
              "قرر مكتب الميناء يوم الاثنين أن تبقى تسعة قوارب في الميناء حتى ينقشع الضباب.",
              "تنتظر أربعون سفينة خارج الميناء."),
          List.of(
              "iPhone 17 في سوق السمك",
              "يدفع الزبائن في سوق السمك بهواتفهم منذ الثلاثاء.",
              "ما زال النقد مقبولا."));

  private static final List<List<String>> JAPANESE_TEXTS =
      List.of(
          List.of("霧が晴れるまで水先船は港で待機", "港湾局は月曜日、海峡の霧が晴れるまで水先船九隻を港に待機させると決めた。", "防波堤の外では四十隻の船が待っている。"),
          List.of("市場の屋根が六年ぶりに戻る", "嵐から六年、エルシンの市場に六月までに屋根が戻る。", "商人たちは最初の土曜日に入る。"));

  private static final List<List<String>> LONG_TEXTS =
      List.of(
          List.of(
              "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
                  + " feiert",
              "The company's name has 80 letters, which no line of a phone holds:"
                  + " Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft.",
              "Its address is https://specimen.example/a/very/long/path/that-nobody-can-break"
                  + "-because-it-has-no-spaces-at-all-and-goes-on-and-on."),
          List.of(
              IntStream.range(0, 24).mapToObj(i -> "headline").reduce("A", (a, b) -> a + " " + b),
              "A headline of more than a hundred characters is cut.",
              "Its end is a sign for that."));
}
