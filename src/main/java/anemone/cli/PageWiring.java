package anemone.cli;

import anemone.edition.Slot;
import anemone.newsletter.Newsletter;
import anemone.render.Letterhead;
import anemone.render.Proof;
import anemone.render.Renderer;
import anemone.render.Theme;
import anemone.run.Mailer;
import anemone.run.NewsletterState;
import anemone.run.NoticeSender;
import anemone.run.SentCopies;
import anemone.run.StoryClicks;
import anemone.run.WelcomeEdition;
import anemone.subscriber.SignUpRules;
import anemone.subscriber.SignedLink;
import anemone.subscriber.Subscriptions;
import anemone.web.archive.Archive;
import anemone.web.archive.ArchiveFolder;
import anemone.web.archive.ArchiveSite;
import anemone.web.archive.ArchiveView;
import anemone.web.pages.Everybody;
import anemone.web.pages.NoticeMails;
import anemone.web.pages.PageLanguages;
import anemone.web.pages.Pages;
import anemone.web.pages.Site;
import anemone.web.pages.StoryLinks;
import java.io.IOException;
import java.net.URI;
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
 * @param mailer sends mail without a record in the ledger
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
   * @param later handles requests by form, after the response
   * @param signUp whether sign-up is open even if the settings do not say so
   */
  Pages pages(NewsletterState state, Executor later, boolean signUp) {
    SubscriberPages templates = SubscriberPages.in(newsletter.files().templates());
    return new Pages(
        site(signUp, templates.languages()),
        new Subscriptions(state.roster(), links),
        templates.own(),
        templates.usual(),
        templates.style(newsletter.look().theme(), "pages.css"),
        Optional.of(
            new Pages.Joining(
                state.signUps(),
                links,
                later,
                new SentCopies(state.proofs(), state.recalls(), renderers)::html)),
        new Everybody(
            newsletter.archive().open()
                ? Optional.of(new Archive(archive(signUp), view(templates), state.proofs(), clock))
                : Optional.empty(),
            Optional.of(stories(state, later))),
        clock);
  }

  private StoryLinks stories(NewsletterState state, Executor later) {
    StoryClicks clicks =
        new StoryClicks(state, later, newsletter.letterhead().clicks().isPresent());
    return new StoryLinks() {
      @Override
      public Optional<URI> target(Slot slot, String code) {
        return clicks.target(slot, code);
      }

      @Override
      public void count(Slot slot, String code) {
        clicks.count(slot, code);
      }
    };
  }

  /**
   * Writes the archive into a folder.
   *
   * @throws anemone.render.TemplateProblem if a template of the editor fails
   */
  ArchiveFolder.Written archive(NewsletterState state, ArchiveFolder folder) throws IOException {
    SubscriberPages templates = SubscriberPages.strict(newsletter.files().templates());
    return folder.write(archive(false), view(templates), state.proofs());
  }

  private ArchiveView view(SubscriberPages templates) {
    Theme theme = newsletter.look().theme();
    return new ArchiveView(
        templates.own(),
        templates.usual(),
        templates.languages(),
        templates.style(theme, "archive.css"),
        templates.stamp(theme));
  }

  private ArchiveSite archive(boolean opened) {
    Letterhead letterhead = newsletter.letterhead();
    return new ArchiveSite(
        letterhead.name(),
        letterhead.tagline(),
        letterhead.postalAddress().lines().toList(),
        letterhead.archive().orElseThrow(),
        newsletter.language(),
        newsletter.recipe().topics(),
        newsletter.archive().noindex(),
        opened ? Optional.of(letterhead.linksFolder()) : letterhead.signUp());
  }

  /** Returns the sender of mails about subscriptions. */
  NoticeSender notices(NewsletterState state) {
    SubscriberPages templates = SubscriberPages.in(newsletter.files().templates());
    NoticeMails mails =
        new NoticeMails(
            newsletter.letterhead(),
            site(false, templates.languages()),
            links,
            new NoticeMails.People(state.roster(), state.signUps()),
            newsletter.signUp().welcome() == SignUpRules.Welcome.EDITION
                ? new WelcomeEdition(state.proofs(), state.recalls(), renderers)::with
                : NoticeMails.Welcome.NONE);
    return new NoticeSender(state.signUps(), mails::message, mailer);
  }

  private Site site(boolean opened, PageLanguages languages) {
    SignUpRules rules = newsletter.signUp();
    Letterhead letterhead = newsletter.letterhead();
    return new Site(
        letterhead.name(),
        letterhead.postalAddress().lines().toList(),
        letterhead.links(),
        newsletter.recipe().topics(),
        newsletter.subscriberRules(),
        opened ? rules.opened() : rules,
        languages);
  }
}
