package org.gatehouse.account;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.gatehouse.account.ActionOutcome.Done;
import org.gatehouse.account.ActionOutcome.Export;
import org.gatehouse.account.ActionOutcome.NewPassword;
import org.gatehouse.census.Census;
import org.gatehouse.compromise.AccountAction;
import org.gatehouse.compromise.ActionTable;
import org.gatehouse.compromise.DeletedAccounts;
import org.gatehouse.compromise.Passwords;
import org.gatehouse.directory.AccountControl;
import org.gatehouse.directory.AccountDirectory;
import org.gatehouse.directory.DirectoryAccount;
import org.gatehouse.directory.DirectoryCall;
import org.gatehouse.directory.MailboxControl;
import org.gatehouse.directory.MethodType;
import org.gatehouse.directory.NotOffered;
import org.gatehouse.directory.Password;
import org.gatehouse.exemption.OpenExceptions;
import org.gatehouse.identity.AccountAddress;
import org.gatehouse.identity.Groups;
import org.gatehouse.identity.Person;
import org.gatehouse.refusal.Findings;
import org.gatehouse.refusal.Refusal;
import org.gatehouse.standing.Standing;
import org.gatehouse.standing.Standings;
import org.gatehouse.web.Door;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Does to accounts what the table of account actions allows as they stand (AC-114, AC-115, Q-26). Each action holds the
 * account through its call to the directory, so that it comes either before a marking or finds it, and is recorded.
 */
@Service
public class AccountActions {

    /** Those who help holders with their accounts. */
    static final Predicate<Person> ACTORS =
            Door.LOCAL_ADMINISTRATORS.or(Door.anyOf(Groups.HELPDESK, Groups.DIRECTORY_SUPPORT));

    /** What cannot be undone is not for the helpdesk, who know holders by telephone only. */
    private static final Set<AccountAction> FOR_GOOD =
            EnumSet.of(AccountAction.DELETE_ACCOUNT, AccountAction.DELETE_ONEDRIVE);

    private static final Set<AccountAction> WITH_DELEGATE =
            EnumSet.of(AccountAction.DELEGATE_ONEDRIVE, AccountAction.DELEGATE_MAILBOX);

    private static final int LONGEST_MESSAGE = 4000;
    private static final String DELETED = "The account was deleted";

    private final AccountDesk desk;
    private final AccountDirectory directory;
    private final AccountControl control;
    private final MailboxControl mailboxes;
    private final Standings standings;
    private final ActionTable table;
    private final Passwords passwords;
    private final DeletedAccounts cases;
    private final OpenExceptions exceptions;
    private final Census census;
    private final AccountActionLog log;
    private final TransactionTemplate transaction;

    AccountActions(
            AccountDesk desk,
            AccountDirectory directory,
            AccountControl control,
            MailboxControl mailboxes,
            Standings standings,
            ActionTable table,
            Passwords passwords,
            DeletedAccounts cases,
            OpenExceptions exceptions,
            Census census,
            AccountActionLog log,
            TransactionTemplate transaction) {
        this.desk = desk;
        this.directory = directory;
        this.control = control;
        this.mailboxes = mailboxes;
        this.standings = standings;
        this.table = table;
        this.passwords = passwords;
        this.cases = cases;
        this.exceptions = exceptions;
        this.census = census;
        this.log = log;
        this.transaction = transaction;
    }

    /** The actions that are carried out here; accounts are marked and given back elsewhere. */
    static Set<AccountAction> carriedOut() {
        return EnumSet.complementOf(EnumSet.of(AccountAction.REMEDIATE, AccountAction.MARK_COMPROMISED));
    }

    /** Whether this action on this account is this person's business, whatever the account's state. */
    public static boolean isFor(Person person, AccountAction action, DirectoryAccount account) {
        return AccountSight.administers(person, account)
                || person.is(Groups.DIRECTORY_SUPPORT)
                || person.is(Groups.HELPDESK) && !FOR_GOOD.contains(action);
    }

    /**
     * Carries the action out. What is done already is done again without harm; an account that is deleted stays deleted.
     *
     * @throws Refusal if there is no such account for this person, it is not their business, the account's state forbids
     *     it, the wish is not complete, or the directory does not do it; then nothing was recorded
     */
    public ActionOutcome carryOut(Person person, String address, AccountAction action, Wish wish) {
        AccountDesk.Sighting seen = desk.sight(person, address)
                .filter(found -> actsOn(person, found.account()))
                .orElseThrow(() -> Refusal.unknown("There is no account at this address that you may act on"));
        DirectoryAccount account = seen.account();
        if (!isFor(person, action, account)) {
            throw Refusal.forbidden("WRONG_ROLE", "The helpdesk deletes nothing. Directory support does");
        }
        refuseElsewhere(action);
        if (seen.deleted()) {
            return alreadyDeleted(person, account, action);
        }
        refuse(action, account, standings.of(account.id()));
        Optional<DirectoryAccount> delegate = check(action, account, wish);
        Stream<String> held = Stream.concat(Stream.of(account.id()), delegate.map(DirectoryAccount::id).stream());
        // always in one order, so that two who let each other in do not wait for each other
        var rows = held.sorted().toList();
        standings.know(rows);
        ActionOutcome outcome = asking(() -> transaction.execute(status -> {
            rows.forEach(standings::hold);
            refuse(action, account, standings.of(account.id()));
            delegate.ifPresent(this::refuseCompromised);
            if (directory.account(account.id()).isEmpty()) {
                return alreadyDeleted(person, account, action);
            }
            return done(person, account, action, wish, delegate.map(DirectoryAccount::address));
        }));
        census.catchUp();
        return outcome;
    }

    private ActionOutcome done(
            Person person,
            DirectoryAccount account,
            AccountAction action,
            Wish wish,
            Optional<AccountAddress> delegate) {
        // first, since what the directory has done is not undone with our transaction
        log.note(account, action.name(), person.login(), inWords(action, wish, delegate));
        switch (action) {
            case DELETE_ACCOUNT -> {
                control.delete(account.id());
                closeAll(person, account);
            }
            case DELETE_ONEDRIVE -> control.deleteOneDrive(account.id());
            case DELEGATE_ONEDRIVE -> control.delegateOneDrive(account.id(), delegate.orElseThrow());
            case DELEGATE_MAILBOX -> mailboxes.addDelegate(account.id(), delegate.orElseThrow());
            case SET_OUT_OF_OFFICE -> mailboxes.setOutOfOffice(account.id(), wish.message());
            case RE_ENROL_MFA -> control.removeMethods(account.id(), EnumSet.allOf(MethodType.class));
            case RESET_PASSWORD -> {
                Password password = passwords.toBeTold();
                control.setPassword(account.id(), password);
                directory.revokeSessions(account.id());
                return new NewPassword(password);
            }
            case EXPORT_DETAILS -> {
                return new Export(account);
            }
            case REMEDIATE, MARK_COMPROMISED -> throw new IllegalStateException(action + " is done elsewhere");
        }
        return new Done(account, action, inWords(action, wish, delegate));
    }

    private static String inWords(AccountAction action, Wish wish, Optional<AccountAddress> delegate) {
        return switch (action) {
            case DELETE_ACCOUNT -> DELETED;
            case DELETE_ONEDRIVE -> "The OneDrive was deleted";
            case DELEGATE_ONEDRIVE -> "The OneDrive was delegated to " + delegate.orElseThrow();
            case DELEGATE_MAILBOX -> "The mailbox was delegated to " + delegate.orElseThrow();
            case SET_OUT_OF_OFFICE -> wish.message() == null ? "Out of office was ended" : "Out of office was set";
            case RE_ENROL_MFA -> "All methods were removed, to be registered again";
            case RESET_PASSWORD -> "A new password was set and shown once";
            case EXPORT_DETAILS -> "The details were exported";
            case REMEDIATE, MARK_COMPROMISED -> throw new IllegalStateException(action + " is done elsewhere");
        };
    }

    /** What an earlier attempt had no time for is finished: the directory takes no part in our transaction. */
    private ActionOutcome alreadyDeleted(Person person, DirectoryAccount account, AccountAction action) {
        if (action != AccountAction.DELETE_ACCOUNT) {
            throw Refusal.conflict("ACCOUNT_DELETED", "The account was deleted. Nothing can be done to it any more");
        }
        transaction.executeWithoutResult(status -> {
            closeAll(person, account);
            if (log.of(account.id()).stream().noneMatch(entry -> entry.action().equals(action.name()))) {
                log.note(account, action.name(), person.login(), DELETED);
            }
        });
        return new Done(account, action, DELETED);
    }

    private void closeAll(Person person, DirectoryAccount account) {
        exceptions.accountDeleted(account.id(), person.login());
        cases.closeCaseOf(account.id(), person.login());
    }

    private static boolean actsOn(Person person, DirectoryAccount account) {
        return AccountSight.administers(person, account)
                || Door.anyOf(Groups.HELPDESK, Groups.DIRECTORY_SUPPORT).test(person);
    }

    private static void refuseElsewhere(AccountAction action) {
        if (action == AccountAction.REMEDIATE) {
            throw Refusal.conflict(
                    "DONE_ELSEWHERE", "An account is remediated with POST /accounts/{address}/remediation");
        }
        if (action == AccountAction.MARK_COMPROMISED) {
            throw Refusal.conflict("DONE_ELSEWHERE", "An account is marked with POST /accounts/{address}/compromise");
        }
    }

    private void refuse(AccountAction action, DirectoryAccount account, Standing standing) {
        table.refusal(action, account, standing).ifPresent(because -> {
            throw Refusal.conflict(standing.compromised() ? "ACCOUNT_COMPROMISED" : "ACTION_NOT_PERMITTED", because);
        });
    }

    /** The delegate, where the action takes one: somebody else of the tenant who is not compromised. */
    private Optional<DirectoryAccount> check(AccountAction action, DirectoryAccount account, Wish wish) {
        var findings = new Findings();
        AccountAddress wanted = WITH_DELEGATE.contains(action)
                ? findings.required("delegate", wish.delegate(), AccountAddress::of)
                : null;
        if (action == AccountAction.SET_OUT_OF_OFFICE && wish.message() != null) {
            checkMessage(wish.message(), findings);
        }
        findings.refuseIfAny();
        if (wanted == null) {
            return Optional.empty();
        }
        if (wanted.equals(account.address())) {
            throw Refusal.invalid("delegate", "NOT_ALLOWED", "The holder has access already");
        }
        DirectoryAccount delegate = asking(() -> directory.accountAt(wanted))
                .orElseThrow(() ->
                        Refusal.invalid("delegate", "ACCOUNT_UNKNOWN", "There is no account %s".formatted(wanted)));
        refuseCompromised(delegate);
        return Optional.of(delegate);
    }

    private static void checkMessage(String message, Findings findings) {
        if (message.isBlank()) {
            findings.required("message", null);
        } else if (message.length() > LONGEST_MESSAGE) {
            findings.add("message", "TOO_LONG", "At most %,d characters".formatted(LONGEST_MESSAGE));
        } else if (message.indexOf('\0') >= 0) {
            findings.add("message", "NOT_PRINTABLE", "There is a character in it that nobody can read");
        }
    }

    private void refuseCompromised(DirectoryAccount delegate) {
        if (standings.of(delegate.id()).compromised()) {
            throw Refusal.invalid(
                    "delegate", "ACCOUNT_COMPROMISED", "%s is compromised itself".formatted(delegate.address()));
        }
    }

    static <T> T asking(Supplier<T> call) {
        try {
            return DirectoryCall.orRefuse(DirectoryCall.NOT_DONE, call);
        } catch (NotOffered instructions) {
            throw Refusal.conflict("NOT_OFFERED", instructions.getMessage());
        }
    }
}
