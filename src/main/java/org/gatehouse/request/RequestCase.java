package org.gatehouse.request;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gatehouse.identity.AccountAddress;
import org.gatehouse.servicedesk.RequestReference;

/** What a case tells the shared pages about its requests. One per type. */
public interface RequestCase {

    /** How many requests of one type are told of one account. */
    int MOST_ABOUT_ONE = 1000;

    /** A line of what was asked. */
    record Fact(String label, String value) {}

    /** One value that stays, comes or goes. */
    record Change(String value, Kind kind) {

        /** What becomes of it. */
        public enum Kind {
            KEPT("Kept"),
            ADDED("Added"),
            REMOVED("Removed");

            private final String inWords;

            Kind(String inWords) {
                this.inWords = inWords;
            }
        }

        /** Such as "Removed: 203.0.113.0/24". */
        public String inWords() {
            return "%s: %s".formatted(kind.inWords, value);
        }
    }

    RequestType type();

    /** What is asked for in a few words, such as "Standard policy for ZA1.sg.MFA-CA-Std-Users". */
    String subject(Request request);

    List<Fact> facts(Request request);

    /** Who is told what becomes of the request. */
    Set<AccountAddress> contacts(Request request);

    /** What is kept of what was asked when its time to live is over: the same in form, without what tells of people. */
    Object forgotten(Request request);

    /** What only those who decide may know, such as whose ranges overlap. */
    default List<Fact> factsForReviewers(Request request) {
        return List.of();
    }

    /** What a reviewer goes through, each a sentence that holds or does not. */
    default List<String> checklist(Request request) {
        return List.of();
    }

    /** What is there and what is asked for, side by side; empty where nothing is changed. */
    default List<Change> changes(Request request) {
        return List.of();
    }

    /** Who has vouched for it, and so has no part in deciding it. */
    default Optional<AccountAddress> vouchedBy(Request request) {
        return Optional.empty();
    }

    /** Whether its rejection may be contested as things stand, beyond the window being open. */
    default boolean isContestable(Request request) {
        return true;
    }

    /** The page that says what should be weighed before deciding, or null. */
    default String risksPage() {
        return null;
    }

    /** Whether documents can be added to it, such as a written confirmation. */
    default boolean takesDocuments() {
        return false;
    }

    /** The exceptions that each of these requests of its type asked for; empty where they ask for something else. */
    default Map<RequestReference, ExceptionView> exceptions(List<RequestReference> requests) {
        return Map.of();
    }

    /**
     * The requests of its type that are about an account, newest first, at most {@link #MOST_ABOUT_ONE}; empty where they
     * are about none.
     *
     * @param address also one that the account had before
     * @param accountId the directory's id of it, or null where the directory knows no such address
     */
    default List<RequestReference> about(AccountAddress address, String accountId) {
        return List.of();
    }

    /** What the page of this case shows beyond what all of them do. */
    default Map<String, Object> pageValues(Request request) {
        return Map.of();
    }

    /** What the mails of this case show beyond what all of them do. */
    default Map<String, Object> mailValues(Request request) {
        return Map.of();
    }
}
