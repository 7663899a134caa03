package org.gatehouse.modelchange;

import org.gatehouse.release.Migration;

/**
 * What goes on about a proposed change without anybody doing something: its check, and the move of instances.
 *
 * @param migration null where none is to be moved
 */
record ChangeProgress(ModelChange change, Migration migration) {

    public long id() {
        return change.id();
    }

    public boolean isChecking() {
        return change.state() == ChangeState.CHECKING;
    }

    public boolean isMigrating() {
        return migration != null && !migration.isOver();
    }

    /** Whether it is worth asking again. */
    public boolean isOpen() {
        return isChecking() || isMigrating();
    }

    /** How many instances are seen to. */
    public int done() {
        return migration.moved() + migration.ended() + migration.stayed().size();
    }

    /** Changes whenever anything of it does. */
    public String stamp() {
        return "%s-%s-%d".formatted(change.state(), isMigrating(), migration == null ? 0 : done());
    }

    /** Such as "12 of 200 running instances are moved." */
    public String inWords() {
        if (isChecking()) {
            return "The change is being checked: finished cases are replayed by it, and running instances are held against it.";
        }
        if (migration == null) {
            return "";
        }
        if (isMigrating()) {
            return "%d of %d running instances are seen to.".formatted(done(), migration.total());
        }
        return "%d of %d running instances go on by the new version, %d had ended, %d finish on theirs."
                .formatted(
                        migration.moved(),
                        migration.total(),
                        migration.ended(),
                        migration.stayed().size());
    }
}
