package anemone.render.lint;

import anemone.render.Message;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;

/** Rules for links and other addresses. An article's own address causes warnings only. */
final class LinkRules {

  static final List<Rule> ALL =
      List.of(
          Rule.error("link-empty", LinkRules::empty),
          Rule.error("link-relative", LinkRules::relative),
          Rule.error("link-insecure", LinkRules::insecure),
          Rule.error("unsubscribe-missing", LinkRules::unsubscribe));

  private static final Pattern ABSOLUTE =
      Pattern.compile("(?i)https?://[^/?#\\s]+.*|(?!https?:)[a-z][a-z0-9+.-]*:.+", Pattern.DOTALL);

  private static final Pattern CLEAR = Pattern.compile("(?i)http://([^/?#]*@)?([^/?#]*).*");
  private static final Pattern LOOPBACK =
      Pattern.compile("(?i)(localhost|127(\\.\\d+){3}|\\[::1])(:\\d+)?");

  private static final Pattern HEADER_URL = Pattern.compile("<([^<>]+)>");

  private LinkRules() {}

  /** A link without an address, or without text or an alternative text. */
  private static void empty(Specimen specimen, Findings findings) {
    for (Node node : specimen.seen()) {
      if (node instanceof Element link && link.normalName().equals("a") && !isAnchor(link)) {
        String href = link.attr("href").strip();
        if (href.isEmpty() || href.equals("#")) {
          findings.add(
              specimen.at(link),
              "the link leads nowhere",
              "give it an address, or leave it out where there is none, with <#if>");
        } else if (!hasWords(link) && !isSecond(link)) {
          findings.add(
              severity(specimen, href),
              specimen.at(link),
              "the link to " + href + " has no words",
              "put text into it, or a picture with alt");
        }
      }
    }
  }

  /** Whether an element is the target of other links. */
  private static boolean isAnchor(Element link) {
    return !link.hasAttr("href") && (link.hasAttr("name") || link.hasAttr("id"));
  }

  /** Whether a link is hidden from screen readers, because a link with words stands beside it. */
  private static boolean isSecond(Element link) {
    return link.attr("aria-hidden").equals("true") && link.selectFirst("img") != null;
  }

  private static boolean hasWords(Element link) {
    return link.hasText()
        || !link.attr("aria-label").isBlank()
        || link.select("img[alt]").stream().anyMatch(picture -> !picture.attr("alt").isBlank());
  }

  /** A relative address; a mail has no base address. */
  private static void relative(Specimen specimen, Findings findings) {
    for (Link link : Link.all(specimen)) {
      String url = link.url();
      Place place = specimen.at(link.element());
      if (url.isEmpty() && link.isPicture()) {
        findings.add(place, "a picture has no address", "give it one");
      } else if (url.length() > 1 && url.startsWith("#") && !hasTarget(specimen, url)) {
        findings.add(
            place,
            "there is no " + url + " in the mail",
            "give an element id=\"" + url.substring(1) + "\", or remove the link");
      } else if (!url.isEmpty() && !url.startsWith("#") && !ABSOLUTE.matcher(url).matches()) {
        findings.add(
            place,
            url + " is relative, and a mail has no base address",
            "write the whole address, from https:// on");
      }
    }
  }

  private static boolean hasTarget(Specimen specimen, String url) {
    String name = url.substring(1);
    return specimen.page().getElementById(name) != null
        || specimen.page().select("a[name]").eachAttr("name").contains(name);
  }

  /** An http address, which anybody on the network path can read and change. */
  private static void insecure(Specimen specimen, Findings findings) {
    for (Link link : Link.all(specimen)) {
      Matcher clear = CLEAR.matcher(link.url());
      if (clear.matches() && !LOOPBACK.matcher(clear.group(2)).matches()) {
        Severity severity = severity(specimen, link.url());
        findings.add(
            severity,
            specimen.at(link.element()),
            link.url() + " is not https",
            severity == Severity.WARNING
                ? "ask its source for https addresses"
                : "write https in the template");
      }
    }
  }

  private static Severity severity(Specimen specimen, String url) {
    return specimen.origin().links(url) ? Severity.WARNING : Severity.ERROR;
  }

  /** A mail whose HTML, text or headers have no way to unsubscribe. */
  private static void unsubscribe(Specimen specimen, Findings findings) {
    List<String> urls = listUnsubscribe(specimen.message());
    if (urls.stream().noneMatch(url -> url.startsWith("https://"))) {
      findings.add(
          Place.whole("headers"),
          "there is no List-Unsubscribe with an https address",
          "set newsletter.links, from which it is made");
      return;
    }
    if (Link.all(specimen).stream().noneMatch(link -> urls.contains(link.url()))) {
      findings.add(
          Place.whole(Specimen.HTML),
          "no visible link ends the subscription",
          "link to ${reader.unsubscribe}");
    }
    if (urls.stream().noneMatch(specimen.message().text()::contains)) {
      findings.add(
          Place.whole(Specimen.TEXT),
          "no address in the text ends the subscription",
          "show ${reader.unsubscribe}");
    }
  }

  private static List<String> listUnsubscribe(Message message) {
    return message.headers().stream()
        .filter(header -> header.name().equalsIgnoreCase("List-Unsubscribe"))
        .flatMap(header -> HEADER_URL.matcher(header.value()).results())
        .map(match -> match.group(1))
        .toList();
  }
}
