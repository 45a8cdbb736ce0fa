package anemone.cli;

import anemone.newsletter.Newsletter;
import anemone.render.Letterhead;
import anemone.render.Proof;
import anemone.render.Renderer;
import anemone.run.MailLinks;
import anemone.run.NewsletterState;
import anemone.run.StateFolder;
import anemone.subscriber.Secret;
import anemone.subscriber.SignedLink;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Creates what makes the copies of an edition, with the links in them.
 *
 * @param newsletter the settings
 * @param folder the state, which may hold the key that signs links
 * @param surroundings what a rehearsal replaces
 */
record CopyWiring(Newsletter newsletter, StateFolder folder, Surroundings surroundings) {

  private static final int VARIANTS_KEPT = 64;

  /** The key for the links of previews, which are not valid anywhere. */
  private static final Secret PREVIEW_KEY = new Secret("a preview's links open nothing");

  /** Creates the key that signs links in an opened state, unless the settings name one. */
  NewsletterState withKey(NewsletterState state) {
    if (newsletter.linkKeys().current().isEmpty()) {
      try {
        folder.makeKey(new SecureRandom(), () -> state.ledger().acceptedSince(Instant.EPOCH) == 0);
      } catch (RuntimeException e) {
        state.close();
        throw e;
      }
    }
    return state;
  }

  /** What makes the copies of a proof. */
  Renderer renderer(Proof proof) {
    return surroundings
        .renderers()
        .apply(made -> new Renderer(made, links(made.letterhead()), VARIANTS_KEPT))
        .apply(proof);
  }

  /** Returns what makes copies whose links change nobody's subscription. */
  Renderer harmless(Proof proof) {
    return new Renderer(
        proof,
        new MailLinks(proof.letterhead(), List.of(PREVIEW_KEY), newsletter.smtp().returnPath()),
        VARIANTS_KEPT);
  }

  /** Signs and checks the links of subscribers. */
  SignedLink signedLink() {
    Letterhead letterhead = newsletter.letterhead();
    return new SignedLink(keys(), letterhead.listIds(), letterhead.links());
  }

  /** Returns the links in the mails of a newsletter. */
  MailLinks links(Letterhead letterhead) {
    return new MailLinks(letterhead, keys(), newsletter.smtp().returnPath());
  }

  /** Returns the key that signs links, then the former ones; a key in the state folder is one. */
  private List<Secret> keys() {
    List<Secret> keys = new ArrayList<>(newsletter.linkKeys().current().stream().toList());
    folder().key().ifPresent(keys::add);
    keys.addAll(newsletter.linkKeys().former());
    return keys.isEmpty() ? List.of(PREVIEW_KEY) : keys.stream().distinct().toList();
  }
}
