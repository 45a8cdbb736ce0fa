package anemone.newsletter;

import anemone.subscriber.SignUpRules;

/** Reads the group {@code sign-up}: whether strangers may subscribe, and the limits. */
final class SignUpSection {

  private static final int MAX = 1_000_000;

  private SignUpSection() {}

  /** Returns the rules; the defaults if the group is absent. */
  static SignUpRules read(Fields fields) {
    SignUpRules usual = SignUpRules.STANDARD;
    boolean open = fields.optional("open", Values::yesOrNo).orElse(usual.open());
    SignUpRules.Welcome welcome =
        fields
            .optional("welcome", Values.oneOf(SignUpRules.Welcome.values()))
            .orElse(usual.welcome());
    Fields limits = fields.group("limits");
    SignUpRules rules =
        new SignUpRules(
            open,
            welcome,
            limit(limits, "address", usual.address()),
            limit(limits, "network", usual.network()),
            limit(limits, "domain", usual.domain()),
            limit(limits, "all", usual.all()));
    limits.done();
    fields.done();
    return rules;
  }

  private static int limit(Fields limits, String key, int usual) {
    return limits.optional(key, Values.whole(1, MAX)).orElse(usual);
  }
}
