package anemone.deliver;

import anemone.edition.Slot;
import anemone.render.Message;
import anemone.subscriber.Subscriber;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;

/**
 * The shared context of the workers of a run.
 *
 * @param slot the edition
 * @param render renders a subscriber's message; empty if the edition has no story for them
 * @param transport the transport
 * @param books the ledger and the suppressions
 * @param plan how to send
 * @param clock the time
 * @param before the states of deliveries when the run began
 * @param isShared whether other workers send other shards of the edition
 */
record SendContext(
    Slot slot,
    Function<Subscriber, Optional<Message>> render,
    Transport transport,
    Books books,
    DispatchPlan plan,
    Clock clock,
    Ledger.States before,
    boolean isShared) {}
