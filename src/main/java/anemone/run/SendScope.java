package anemone.run;

import anemone.deliver.Delivery.State;
import java.util.Optional;

/**
 * To whom a round sends.
 *
 * @param everyone whether those get mail, too, whose hour has not come
 * @param only the state that a delivery must be in; those are tried now, whenever their next
 *     attempt would be
 */
public record SendScope(boolean everyone, Optional<State> only) {

  /** To all who are due. */
  public static SendScope to(boolean everyone) {
    return new SendScope(everyone, Optional.empty());
  }
}
