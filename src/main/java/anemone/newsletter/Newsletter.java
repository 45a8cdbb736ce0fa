package anemone.newsletter;

import anemone.article.Source;
import anemone.deliver.DispatchPlan;
import anemone.deliver.dkim.DkimSigner;
import anemone.deliver.mailbox.ImapSettings;
import anemone.deliver.smtp.SmtpSettings;
import anemone.edition.Late;
import anemone.edition.LeadOrder;
import anemone.edition.Recipe;
import anemone.edition.Repeat;
import anemone.edition.Topic;
import anemone.render.Letterhead;
import anemone.render.Look;
import anemone.render.Mailbox;
import anemone.subscriber.Cadence;
import anemone.subscriber.EmailAddress;
import anemone.subscriber.Secret;
import anemone.subscriber.SubscriberRules;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Everything that newsletter.yaml says, checked.
 *
 * @param letterhead what stands on every mail
 * @param language the language of a subscriber who names none
 * @param secret what signs the links in mails; if the file names none, the program keeps one of its
 *     own in the state folder
 * @param sources where articles come from, in the order of the file
 * @param recipe the editor's rules
 * @param editing how editions come about
 * @param cadence how often a subscriber hears who does not say
 * @param smtp the server that takes the mail
 * @param signer what signs the mail before the server takes it
 * @param dispatch how it is sent
 * @param look how its mails look
 * @param files where things are kept
 * @param bounces the mailbox that bounces go to, if one is read
 */
public record Newsletter(
    Letterhead letterhead,
    Locale language,
    Optional<Secret> secret,
    List<Source> sources,
    Recipe recipe,
    Editing editing,
    Cadence cadence,
    SmtpSettings smtp,
    DkimSigner signer,
    DispatchPlan dispatch,
    Look look,
    Files files,
    Optional<ImapSettings> bounces) {

  /** Copies the sources. */
  public Newsletter {
    sources = List.copyOf(sources);
  }

  /** Everything in it that must not be printed. */
  public Stream<Secret> secrets() {
    return Stream.of(
            Optional.of(smtp.password()),
            secret,
            editing.model().map(ModelSettings::key),
            bounces.map(ImapSettings::password))
        .flatMap(Optional::stream);
  }

  /** The address of the editor: who approves editions, else who reads the answers. */
  public EmailAddress editorAddress() {
    return editing.editor().or(letterhead::replyTo).orElse(letterhead.from()).address();
  }

  /** What holds for its subscribers. */
  public SubscriberRules subscriberRules() {
    Set<String> topics = new LinkedHashSet<>();
    recipe.topics().stream().map(Topic::name).forEach(topics::add);
    return new SubscriberRules(topics, cadence, letterhead.zone(), language);
  }

  /**
   * How editions come about.
   *
   * @param lead what makes an article the lead of its story, the most important first
   * @param late what becomes of editions that were missed
   * @param repeat whether a subscriber may see a story again in an edition of another cadence
   * @param approval whether an editor has to approve each
   * @param editor who is asked to, if not the one who reads the answers
   * @param model what retells gists, if anything
   */
  public record Editing(
      List<LeadOrder> lead,
      Late late,
      Repeat repeat,
      boolean approval,
      Optional<Mailbox> editor,
      Optional<ModelSettings> model) {

    /** Copies the list. */
    public Editing {
      lead = List.copyOf(lead);
    }
  }

  /**
   * Where things are kept. Paths that the file gives relatively start from its folder.
   *
   * @param state the folder that the program writes to
   * @param templates the folder of templates
   * @param subscribers the subscriber list
   * @param metrics what a monitor reads, if anything
   */
  public record Files(Path state, Path templates, Path subscribers, Optional<Path> metrics) {}
}
