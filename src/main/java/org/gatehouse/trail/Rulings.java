package org.gatehouse.trail;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.gatehouse.store.TransactionLocal;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * What decision tables answered in the transaction that runs, until a fact is recorded in it: the fact then says what it
 * rests on, without a row of its own for each answer.
 */
public final class Rulings {

    private static final TransactionLocal<Set<Ruling>> HELD = new TransactionLocal<>(LinkedHashSet::new, untaken -> {});

    private Rulings() {}

    /** Does nothing outside a transaction, in which nothing is recorded either. */
    public static void add(Ruling ruling) {
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            HELD.get().add(ruling);
        }
    }

    /** Those added since they were last taken, each once. */
    static List<Ruling> take() {
        List<Ruling> taken = HELD.find().map(List::copyOf).orElse(List.of());
        HELD.find().ifPresent(Set::clear);
        return taken;
    }
}
