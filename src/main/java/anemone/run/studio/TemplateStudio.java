package anemone.run.studio;

import anemone.edition.Edition;
import anemone.edition.Slot;
import anemone.process.CommandFailure;
import anemone.render.Design;
import anemone.render.Images;
import anemone.render.Letterhead;
import anemone.render.Look;
import anemone.render.Message;
import anemone.render.Proof;
import anemone.render.Renderer;
import anemone.render.TemplateProblem;
import anemone.render.lint.Finding;
import anemone.render.lint.Lint;
import anemone.render.lint.Specimen;
import anemone.render.lint.TemplateRules;
import anemone.run.EditorFactory;
import anemone.run.PreviewLinks;
import anemone.run.SubscriberLists;
import anemone.subscriber.Cadence;
import anemone.subscriber.Subscriber;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Shows specimen editions in the templates as they are now, or what is wrong with these. */
public final class TemplateStudio {

  private static final String USUAL_TOPIC = "news";

  private final EditorFactory editors;
  private final SubscriberLists lists;
  private final Clock clock;

  /**
   * A studio for templates.
   *
   * @param editors reads the templates and the settings
   * @param lists makes the subscriber that the specimens are for
   * @param clock the time
   */
  public TemplateStudio(EditorFactory editors, SubscriberLists lists, Clock clock) {
    this.editors = editors;
    this.lists = lists;
    this.clock = clock;
  }

  /**
   * A specimen in the templates as they are.
   *
   * @param mail the mail, if the templates have no mistake that prevents it
   * @param error that mistake, with file, line and column; else empty
   * @param findings what lint finds
   */
  public record Shown(Optional<Message> mail, String error, List<Finding> findings) {

    /** Copies the findings. */
    public Shown {
      findings = List.copyOf(findings);
    }
  }

  /** Returns what the specimens show, in words. */
  public List<String> specimens() {
    return Arrays.stream(SpecimenEdition.values()).map(SpecimenEdition::label).toList();
  }

  /**
   * Returns a specimen in the templates as they are now.
   *
   * @param number its number among the specimens
   * @param language the language of the words around the stories; the newsletter's for none
   */
  public Shown show(int number, Optional<Locale> language) {
    SpecimenEdition[] all = SpecimenEdition.values();
    SpecimenEdition specimen = all[Math.min(Math.max(0, number), all.length - 1)];
    Instant now = clock.instant();
    List<Finding> findings = new ArrayList<>();
    try {
      Design design = editors.design();
      findings.addAll(TemplateRules.check(design));
      Proof proof = proof(specimen, design, now);
      Message mail =
          new Renderer(proof, new PreviewLinks(proof.letterhead()), 1)
              .render(reader(language), now)
              .orElseThrow();
      findings.addAll(Lint.check(Specimen.of(mail, proof.edition(), now)));
      return new Shown(Optional.of(mail), "", findings);
    } catch (TemplateProblem | CommandFailure e) {
      return new Shown(Optional.empty(), String.valueOf(e.getMessage()), findings);
    }
  }

  private Proof proof(SpecimenEdition specimen, Design design, Instant now) {
    Letterhead letterhead = editors.newsletter().letterhead();
    Map<String, String> topics = new LinkedHashMap<>(letterhead.topics());
    if (topics.isEmpty()) {
      topics.put(USUAL_TOPIC, "News");
    }
    Slot slot = new Slot(Cadence.DAILY, now.atZone(letterhead.zone()).toLocalDate());
    Edition edition = specimen.edition(topics, slot, now);
    Look look = design.look();
    Design pictured =
        specimen.isPictured()
            ? design.in(new Look(look.theme(), Images.INLINE, look.logo(), look.accents()))
            : design;
    return new Proof(edition, pictured, letterhead).with(specimen.pictures());
  }

  private Subscriber reader(Optional<Locale> language) {
    Subscriber guest = lists.guest(editors.newsletter().editorAddress());
    return language
        .map(
            tongue ->
                new Subscriber(
                    guest.address(),
                    guest.name(),
                    guest.topics(),
                    guest.cadence(),
                    guest.hour(),
                    guest.zone(),
                    tongue,
                    guest.most(),
                    guest.pausedUntil(),
                    guest.epoch()))
        .orElse(guest);
  }
}
