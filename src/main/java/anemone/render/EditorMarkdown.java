package anemone.render;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.SourceSpan;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/**
 * Parses the Markdown of an editor's own words (CommonMark 0.31, sections 6.2 and 6.3): {@code
 * **bold**} and {@code [links](https://...)}. Everything else is literal text.
 */
public final class EditorMarkdown {

  private static final Set<String> SCHEMES = Set.of("https", "http");
  private static final Parser PARSER =
      Parser.builder()
          .enabledBlockTypes(Set.of())
          .includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES)
          .build();

  private EditorMarkdown() {}

  /** Returns the paragraphs of a text, one for each line that is not empty. */
  static List<List<Page.Phrase>> paragraphs(String text) {
    return text.lines()
        .map(Clean::line)
        .filter(line -> !line.isEmpty())
        .map(EditorMarkdown::phrases)
        .toList();
  }

  /** Returns the phrases of one paragraph. */
  static List<Page.Phrase> phrases(String text) {
    String line = Clean.line(text);
    Node document = PARSER.parse(line);
    List<Page.Phrase> phrases = new ArrayList<>();
    Node only = document.getFirstChild();
    if (only instanceof Paragraph && only.getNext() == null) {
      new Reading(line, phrases).read(only, false, "");
    } else if (!line.isEmpty()) {
      // "[word]: rest" is a link definition in Markdown and would disappear; it is kept as text.
      phrases.add(new Page.Phrase(line, false, ""));
    }
    return List.copyOf(phrases);
  }

  /** Returns one paragraph as plain text: bold words without marks, links with their address. */
  public static String plain(String text) {
    return plain(phrases(text));
  }

  /** Returns phrases as plain text: bold words without marks, a link's address after its words. */
  static String plain(List<Page.Phrase> phrases) {
    StringBuilder plain = new StringBuilder();
    for (int i = 0; i < phrases.size(); i++) {
      Page.Phrase phrase = phrases.get(i);
      plain.append(phrase.text());
      boolean ends = i + 1 == phrases.size() || !phrases.get(i + 1).url().equals(phrase.url());
      if (ends && !phrase.url().isEmpty() && !isAddress(linkText(phrases, i), phrase.url())) {
        plain.append(" <").append(phrase.url()).append('>');
      }
    }
    return plain.toString();
  }

  /** Returns the text of the link that ends with a phrase. */
  private static String linkText(List<Page.Phrase> phrases, int last) {
    int first = last;
    while (first > 0 && phrases.get(first - 1).url().equals(phrases.get(last).url())) {
      first--;
    }
    return phrases.subList(first, last + 1).stream()
        .map(Page.Phrase::text)
        .collect(Collectors.joining());
  }

  private static boolean isAddress(String text, String url) {
    return text.equals(url) || ("mailto:" + text).equals(url);
  }

  /** Returns the address of a link, if it is http, https or mailto. */
  private static Optional<String> address(String destination) {
    try {
      URI uri = new URI(destination);
      String scheme = Optional.ofNullable(uri.getScheme()).orElse("").toLowerCase(Locale.ROOT);
      if (SCHEMES.contains(scheme)) {
        return Optional.of(Clean.link(Optional.of(uri))).filter(link -> !link.isEmpty());
      }
      boolean mail = scheme.equals("mailto") && uri.getSchemeSpecificPart().contains("@");
      return mail ? Optional.of(uri.toASCIIString()) : Optional.empty();
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  /** Collects the phrases of a line. */
  private record Reading(String line, List<Page.Phrase> phrases) {

    void read(Node parent, boolean strong, String url) {
      for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
        Optional<String> link =
            node instanceof Link l && url.isEmpty()
                ? address(l.getDestination())
                : Optional.empty();
        if (node instanceof StrongEmphasis) {
          read(node, true, url);
        } else if (link.isPresent()) {
          read(node, strong, link.get());
        } else if (node instanceof Text text) {
          add(text.getLiteral(), strong, url);
        } else if (node instanceof SoftLineBreak || node instanceof HardLineBreak) {
          add(" ", strong, url);
        } else {
          add(source(node), strong, url);
        }
      }
    }

    private String source(Node node) {
      List<SourceSpan> spans = node.getSourceSpans();
      SourceSpan last = spans.get(spans.size() - 1);
      return line.substring(spans.get(0).getInputIndex(), last.getInputIndex() + last.getLength());
    }

    private void add(String text, boolean strong, String url) {
      int end = phrases.size() - 1;
      boolean same =
          end >= 0 && phrases.get(end).strong() == strong && phrases.get(end).url().equals(url);
      if (same) {
        phrases.set(end, new Page.Phrase(phrases.get(end).text() + text, strong, url));
      } else if (!text.isEmpty()) {
        phrases.add(new Page.Phrase(text, strong, url));
      }
    }
  }
}
