package org.gatehouse.store;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * A value of its own for each transaction, as a {@link ThreadLocal} has one for each thread: made when it is first asked
 * for, set aside while another transaction runs in between, and gone when its transaction ends.
 */
public final class TransactionLocal<T> {

    private final Supplier<T> initial;
    private final Consumer<T> beforeCommit;

    /** @param beforeCommit what is done with the value before its transaction commits, and in it */
    public TransactionLocal(Supplier<T> initial, Consumer<T> beforeCommit) {
        this.initial = initial;
        this.beforeCommit = beforeCommit;
    }

    /** The value of the transaction that runs. */
    public T get() {
        return find().orElseGet(this::make);
    }

    /** Empty where none was made yet, or no transaction runs. */
    @SuppressWarnings("unchecked")
    public Optional<T> find() {
        return Optional.ofNullable((Held) TransactionSynchronizationManager.getResource(this))
                .map(held -> held.value);
    }

    private T make() {
        var held = new Held(initial.get());
        TransactionSynchronizationManager.bindResource(this, held);
        TransactionSynchronizationManager.registerSynchronization(held);
        return held.value;
    }

    private final class Held implements TransactionSynchronization {

        private final T value;

        private Held(T value) {
            this.value = value;
        }

        @Override
        public void beforeCommit(boolean readOnly) {
            beforeCommit.accept(value);
        }

        @Override
        public void suspend() {
            TransactionSynchronizationManager.unbindResource(TransactionLocal.this);
        }

        @Override
        public void resume() {
            TransactionSynchronizationManager.bindResource(TransactionLocal.this, this);
        }

        @Override
        public void afterCompletion(int status) {
            TransactionSynchronizationManager.unbindResourceIfPossible(TransactionLocal.this);
        }
    }
}
