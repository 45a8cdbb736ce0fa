package anemone.cli;

import anemone.newsletter.Newsletter;
import anemone.render.Letterhead;
import anemone.render.Proof;
import anemone.render.Renderer;
import anemone.run.Mailer;
import anemone.run.NewsletterState;
import anemone.run.NoticeSender;
import anemone.run.SentCopies;
import anemone.run.WelcomeEdition;
import anemone.subscriber.SignUpRules;
import anemone.subscriber.SignedLink;
import anemone.subscriber.Subscriptions;
import anemone.web.pages.NoticeMails;
import anemone.web.pages.Pages;
import anemone.web.pages.Site;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Function;

/**
 * Creates the parts of {@code serve}: the subscriber's pages, and the mails about subscriptions.
 *
 * @param newsletter the settings
 * @param links signs and verifies links
 * @param renderers renders the copies of an edition
 * @param mailer sends mail that no ledger records
 * @param clock the clock
 */
record PageWiring(
    Newsletter newsletter,
    SignedLink links,
    Function<Proof, Renderer> renderers,
    Mailer mailer,
    Clock clock) {

  /**
   * Returns the pages.
   *
   * @param state the state with the roster
   * @param later carries out the requests of people without a link, after the response
   * @param signUp whether strangers may subscribe even if the settings do not say so
   */
  Pages pages(NewsletterState state, Executor later, boolean signUp) {
    return SubscriberPages.of(
        newsletter.files().templates(),
        newsletter.look().theme(),
        (own, usual, style) ->
            new Pages(
                site(signUp),
                new Subscriptions(state.roster(), links),
                own,
                usual,
                style,
                Optional.of(
                    new Pages.Joining(
                        state.signUps(),
                        links,
                        later,
                        new SentCopies(state.proofs(), state.recalls(), renderers)::html)),
                clock));
  }

  /** Returns what sends the mails about subscriptions. */
  NoticeSender notices(NewsletterState state) {
    NoticeMails mails =
        new NoticeMails(
            newsletter.letterhead(),
            site(false),
            links,
            new NoticeMails.People(state.roster(), state.signUps()),
            newsletter.signUp().welcome() == SignUpRules.Welcome.EDITION
                ? new WelcomeEdition(state.proofs(), state.recalls(), renderers)::with
                : NoticeMails.Welcome.NONE);
    return new NoticeSender(state.signUps(), mails::message, mailer);
  }

  private Site site(boolean opened) {
    SignUpRules rules = newsletter.signUp();
    Letterhead letterhead = newsletter.letterhead();
    return new Site(
        letterhead.name(),
        letterhead.postalAddress().lines().toList(),
        letterhead.links(),
        newsletter.recipe().topics(),
        newsletter.subscriberRules(),
        opened ? rules.opened() : rules);
  }
}
