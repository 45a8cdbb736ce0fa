package anemone.collect.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CleanHtmlTest {

  private static final URI BASE = URI.create("https://post.example/news/1");

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      textBlock =
          """
          a<script>alert(1)</script>b                                  ~ ab
          a<style>p{}</style>b                                         ~ ab
          <p onclick="steal()">a</p>                                   ~ <p>a</p>
          <p style="position:fixed">a</p>                              ~ <p>a</p>
          <a href="javascript:alert(1)">a</a>                          ~ <a>a</a>
          <a href="JaVa&#10;script:alert(1)">a</a>                     ~ <a>a</a>
          <a href="data:text/html,x">a</a>                             ~ <a>a</a>
          <img src="data:image/png;base64,AAAA">b                      ~ <img>b
          <iframe src="https://e.example"></iframe>b                   ~ b
          <svg><script>alert(1)</script></svg>b                        ~ b
          <form action="/x"><input value="y"></form>b                  ~ b
          <a href="/two">a</a>                                         ~ <a href="https://post.example/two">a</a>
          <a href="https://e.example/?id=1&utm_source=x&fbclid=y">a</a>~ <a href="https://e.example/?id=1">a</a>
          <img src="https://t.example/p.gif" width="1" height="1">b    ~ b
          <img src="https://ad.doubleclick.net/p.gif">b                ~ b
          <img src="/boat.jpg" alt="Boat">                             ~ <img src="https://post.example/boat.jpg" alt="Boat">
          <math><mi>a</mi><mo>+</mo><mn>2</mn></math>b                 ~ a + 2 b
          <em>a</em> &amp; <strong>b</strong>                          ~ <em>a</em> &amp; <strong>b</strong>
          """)
  void onlyWhatIsHarmlessStays(String html, String clean) {
    assertThat(CleanHtml.of(html, BASE)).isEqualTo(clean);
  }

  @Test
  void nestingWithoutEndIsSurvived() {
    assertThat(CleanHtml.of("<b>".repeat(100_000) + "a", BASE)).contains("a");
  }
}
