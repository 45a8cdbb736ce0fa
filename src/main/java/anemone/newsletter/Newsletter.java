package anemone.newsletter;

import anemone.article.Source;
import anemone.deliver.DispatchPlan;
import anemone.deliver.dkim.DkimSigner;
import anemone.deliver.smtp.SmtpSettings;
import anemone.edition.Recipe;
import anemone.edition.Topic;
import anemone.render.Letterhead;
import anemone.subscriber.Cadence;
import anemone.subscriber.Secret;
import anemone.subscriber.SubscriberRules;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Everything that newsletter.yaml says, checked.
 *
 * @param letterhead what stands on every mail
 * @param language the language of a subscriber who names none
 * @param secret what signs the links in mails; if the file names none, the program keeps one of its
 *     own in the state folder
 * @param sources where articles come from, in the order of the file
 * @param recipe the editor's rules
 * @param cadence how often a subscriber hears who does not say
 * @param smtp the server that takes the mail
 * @param signer what signs the mail before the server takes it
 * @param dispatch how it is sent
 * @param files where things are kept
 */
public record Newsletter(
    Letterhead letterhead,
    Locale language,
    Optional<Secret> secret,
    List<Source> sources,
    Recipe recipe,
    Cadence cadence,
    SmtpSettings smtp,
    DkimSigner signer,
    DispatchPlan dispatch,
    Files files) {

  /** Copies the sources. */
  public Newsletter {
    sources = List.copyOf(sources);
  }

  /** What holds for its subscribers. */
  public SubscriberRules subscriberRules() {
    Set<String> topics = new LinkedHashSet<>();
    recipe.topics().stream().map(Topic::name).forEach(topics::add);
    return new SubscriberRules(topics, cadence, letterhead.zone(), language);
  }

  /**
   * Where things are kept. Paths that the file gives relatively start from its folder.
   *
   * @param state the folder that the program writes to
   * @param templates the folder of templates
   * @param subscribers the subscriber list
   */
  public record Files(Path state, Path templates, Path subscribers) {}
}
