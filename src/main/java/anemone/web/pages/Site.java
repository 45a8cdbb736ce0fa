package anemone.web.pages;

import anemone.edition.Topic;
import anemone.subscriber.SignUpRules;
import anemone.subscriber.Subscriber;
import anemone.subscriber.SubscriberRules;
import java.net.URI;
import java.util.List;

/**
 * The newsletter, as its pages need it.
 *
 * @param name its name
 * @param postalAddress the lines of the sender's postal address
 * @param links the address that the links in mails begin with
 * @param topics its topics, in their order
 * @param rules the defaults for subscribers
 * @param signUp whether strangers may subscribe, and the limits
 * @param languages the languages of the pages
 */
public record Site(
    String name,
    List<String> postalAddress,
    URI links,
    List<Topic> topics,
    SubscriberRules rules,
    SignUpRules signUp,
    PageLanguages languages) {

  /** Copies the lists. */
  public Site {
    postalAddress = List.copyOf(postalAddress);
    topics = List.copyOf(topics);
  }

  /** Returns the topics that a subscriber gets. */
  List<Topic> topicsOf(Subscriber subscriber) {
    return topics.stream()
        .filter(
            topic -> subscriber.topics().isEmpty() || subscriber.topics().contains(topic.name()))
        .toList();
  }

  /** Returns the path below which the pages are, with a slash at its start and end. */
  String base() {
    String path = links.getRawPath() == null ? "" : links.getRawPath();
    return path.endsWith("/") ? path : path + "/";
  }
}
