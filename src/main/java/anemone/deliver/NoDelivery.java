package anemone.deliver;

/** Why an edition is not delivered to one of its subscribers. */
public enum NoDelivery {
  /** It has no story for them. */
  NO_STORY,
  /** They unsubscribed before their mail began. */
  UNSUBSCRIBED
}
