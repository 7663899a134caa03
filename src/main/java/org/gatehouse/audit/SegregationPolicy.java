package org.gatehouse.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** Says of those who had a part in a decision whether each was somebody else (AC-004, AC-062, AC-080, AC-115). */
final class SegregationPolicy {

    /** What two parts in one hand may be. */
    enum Conflict {
        DECIDER_ASKED("Whoever decided is the person in whose name it was asked"),
        DECIDER_FILED("Whoever decided had filed it"),
        DECIDER_VOUCHED("Whoever decided is the senior person who had confirmed it"),
        REQUESTER_VOUCHED("Whoever asked is the senior person who confirmed it"),
        REVIEWER_DECIDED_AGAIN("The escalation was decided by the first reviewer"),
        CONTESTER_DECIDED("The escalation was decided by whoever contested the rejection"),
        HOLDER_GAVE_BACK("The account was given back by its own holder"),
        HOLDER_WAS_CHECKED_BY_SELF("The holder of the account confirmed who the holder is");

        private final String inWords;

        Conflict(String inWords) {
            this.inWords = inWords;
        }

        public String inWords() {
            return inWords;
        }
    }

    /**
     * Somebody with a part in it, by whatever is known of them.
     *
     * @param login null for somebody outside the product
     * @param address null where nobody knows it
     */
    record Party(String login, String address) {

        static final Party NOBODY = new Party(null, null);

        Party {
            address = address == null ? null : address.toLowerCase(Locale.ROOT);
        }

        boolean is(Party other) {
            return login != null && login.equals(other.login) || address != null && address.equals(other.address);
        }

        boolean isNobody() {
            return login == null && address == null;
        }
    }

    /**
     * A decision on a request.
     *
     * @param vouching the senior person, or nobody where none is needed
     * @param first the reviewer of what is contested, or nobody
     * @param contesting likewise
     */
    record Parts(Party requester, Party submitter, Party vouching, Party decider, Party first, Party contesting) {}

    /** Giving back an account. */
    record GivingBack(Party holder, Party remediator, Party checker) {}

    private SegregationPolicy() {}

    /** Everything wrong with it; empty where each is somebody else. */
    static List<Conflict> check(Parts parts) {
        var conflicts = new ArrayList<Conflict>();
        add(conflicts, Conflict.DECIDER_ASKED, parts.decider(), parts.requester());
        add(conflicts, Conflict.DECIDER_FILED, parts.decider(), parts.submitter());
        add(conflicts, Conflict.DECIDER_VOUCHED, parts.decider(), parts.vouching());
        add(conflicts, Conflict.REQUESTER_VOUCHED, parts.requester(), parts.vouching());
        add(conflicts, Conflict.REVIEWER_DECIDED_AGAIN, parts.decider(), parts.first());
        add(conflicts, Conflict.CONTESTER_DECIDED, parts.decider(), parts.contesting());
        return conflicts;
    }

    static List<Conflict> check(GivingBack parts) {
        var conflicts = new ArrayList<Conflict>();
        add(conflicts, Conflict.HOLDER_GAVE_BACK, parts.holder(), parts.remediator());
        add(conflicts, Conflict.HOLDER_WAS_CHECKED_BY_SELF, parts.holder(), parts.checker());
        return conflicts;
    }

    private static void add(List<Conflict> conflicts, Conflict conflict, Party one, Party other) {
        if (Objects.requireNonNull(one).is(other)) {
            conflicts.add(conflict);
        }
    }
}
