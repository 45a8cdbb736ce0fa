package anemone.deliver;

import anemone.edition.Slot;
import anemone.render.Message;
import anemone.subscriber.Subscriber;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;

/**
 * What the workers of a run have in common.
 *
 * @param slot the edition
 * @param render makes a subscriber's message, if there is one for them
 * @param transport the way to the server
 * @param books where everything is written down
 * @param plan how to send
 * @param clock the time
 * @param before what earlier runs have left
 */
record SendContext(
    Slot slot,
    Function<Subscriber, Optional<Message>> render,
    Transport transport,
    Books books,
    DispatchPlan plan,
    Clock clock,
    Ledger.States before) {}
