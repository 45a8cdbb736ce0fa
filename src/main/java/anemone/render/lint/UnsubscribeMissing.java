package anemone.render.lint;

import anemone.render.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A mail that its reader cannot end: by its HTML, its text, or the button of the mailbox. */
final class UnsubscribeMissing implements Rule {

  @Override
  public String id() {
    return "unsubscribe-missing";
  }

  @Override
  public Severity severity() {
    return Severity.ERROR;
  }

  private static final Pattern URL = Pattern.compile("<([^<>]+)>");

  @Override
  public List<Finding> check(Specimen specimen) {
    List<String> urls = urls(specimen.message());
    if (urls.stream().noneMatch(url -> url.startsWith("https://"))) {
      return List.of(
          finding(
              Place.whole("headers"),
              "there is no List-Unsubscribe with an https address",
              "set newsletter.links, from which it is made"));
    }
    List<Finding> findings = new ArrayList<>();
    if (Link.all(specimen).stream().noneMatch(link -> urls.contains(link.url()))) {
      findings.add(
          finding(
              Place.whole(Specimen.HTML),
              "no link that is seen ends the subscription",
              "link to ${reader.unsubscribe}"));
    }
    if (urls.stream().noneMatch(specimen.message().text()::contains)) {
      findings.add(
          finding(
              Place.whole(Specimen.TEXT),
              "no address that ends the subscription stands in the text",
              "show ${reader.unsubscribe}"));
    }
    return findings;
  }

  private static List<String> urls(Message message) {
    return message.headers().stream()
        .filter(header -> header.name().equalsIgnoreCase("List-Unsubscribe"))
        .flatMap(header -> URL.matcher(header.value()).results())
        .map(match -> match.group(1))
        .toList();
  }
}
