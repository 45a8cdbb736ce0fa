package anemone.collect.opml;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

class OpmlTest {

  @Test
  void feedsAreFoundAtAnyDepthWithTheFoldersAroundThem() {
    List<Outline> outlines =
        Opml.parse(
            """
            <?xml version="1.0"?>
            <opml version="1.0"><head><title>Mine</title></head><body>
              <outline text="Sea &amp; shore">
                <outline text="Tide Notes" type="rss" xmlUrl="https://tide.example.org/feed?a=1&amp;b=2"/>
                <outline title="Deep"><outline XMLURL="http://deep.example.org/rss"/></outline>
              </outline>
              <outline text="a note without a feed"/>
            </body></opml>
            """);

    assertThat(outlines)
        .containsExactly(
            new Outline(
                "Tide Notes",
                URI.create("https://tide.example.org/feed?a=1&b=2"),
                List.of("Sea & shore")),
            new Outline(
                "deep.example.org",
                URI.create("http://deep.example.org/rss"),
                List.of("Sea & shore", "Deep")));
  }

  @Test
  void addressesThatAreNoWebAddressesAreLeftOut() {
    assertThat(
            Opml.parse(
                "<opml><body><outline text='a' xmlUrl='javascript:alert(1)'/>"
                    + "<outline text='b' xmlUrl='file:///etc/passwd'/>"
                    + "<outline text='c' xmlUrl='not an address'/></body></opml>"))
        .isEmpty();
  }

  @Test
  void whatIsWrittenIsReadBack() {
    List<Outline> outlines =
        List.of(
            new Outline(
                "Tide <Notes> & \"more\"",
                URI.create("https://a.example.org/f?x=1&y=2"),
                List.of("Sea")),
            new Outline("Forum", URI.create("https://b.example.org/f"), List.of()),
            new Outline("Reef", URI.create("https://c.example.org/f"), List.of("Sea")));

    assertThat(Opml.parse(Opml.write("All", outlines)))
        .containsExactlyInAnyOrderElementsOf(outlines);
  }

  @Test
  void textThatIsNoListHasNoFeeds() {
    assertThat(Opml.parse("once upon a time <")).isEmpty();
  }
}
