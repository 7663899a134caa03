package org.gatehouse.trail;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * What decision tables answered in the transaction that runs, until a fact is recorded in it: the fact then says what it
 * rests on, without a row of its own for each answer.
 */
public final class Rulings {

    private Rulings() {}

    /** Does nothing outside a transaction, in which nothing is recorded either. */
    public static void add(Ruling ruling) {
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            held().add(ruling);
        }
    }

    /** Those added since they were last taken, each once. */
    static List<Ruling> take() {
        if (!TransactionSynchronizationManager.hasResource(Rulings.class)) {
            return List.of();
        }
        Set<Ruling> held = held();
        var taken = List.copyOf(held);
        held.clear();
        return taken;
    }

    private static Set<Ruling> held() {
        if (TransactionSynchronizationManager.getResource(Rulings.class) instanceof Held held) {
            return held.rulings;
        }
        var fresh = new Held();
        TransactionSynchronizationManager.bindResource(Rulings.class, fresh);
        TransactionSynchronizationManager.registerSynchronization(fresh);
        return fresh.rulings;
    }

    private static final class Held implements TransactionSynchronization {

        private final Set<Ruling> rulings = new LinkedHashSet<>();

        @Override
        public void suspend() {
            TransactionSynchronizationManager.unbindResource(Rulings.class);
        }

        @Override
        public void resume() {
            TransactionSynchronizationManager.bindResource(Rulings.class, this);
        }

        @Override
        public void afterCompletion(int status) {
            TransactionSynchronizationManager.unbindResource(Rulings.class);
        }
    }
}
