package org.gatehouse.account;

import java.util.List;
import java.util.function.Predicate;
import org.gatehouse.census.Census;
import org.gatehouse.directory.AccountControl;
import org.gatehouse.directory.AccountDirectory;
import org.gatehouse.directory.AccountKind;
import org.gatehouse.directory.AuthenticationMethod;
import org.gatehouse.directory.CentralGroup;
import org.gatehouse.directory.DirectoryAccount;
import org.gatehouse.identity.Groups;
import org.gatehouse.identity.Person;
import org.gatehouse.refusal.Refusal;
import org.gatehouse.standing.Standings;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What holders do to their own accounts: they register methods and put themselves under MFA (AC-012, AC-026). There is no
 * way back out of it here (AC-027). Neither is possible while nobody can sign in, for then it would not be the holder.
 */
@Service
public class HolderActions {

    /** Whoever signs in may be the holder of an account; another system is not. */
    static final Predicate<Person> PEOPLE = person -> !person.is(Groups.INTEGRATION);

    private final AccountDesk desk;
    private final AccountDirectory directory;
    private final AccountControl control;
    private final CentralGroup central;
    private final Standings standings;
    private final Census census;
    private final AccountActionLog log;
    private final TransactionTemplate transaction;
    private final boolean administratorsRegister;

    HolderActions(
            AccountDesk desk,
            AccountDirectory directory,
            AccountControl control,
            CentralGroup central,
            Standings standings,
            Census census,
            AccountActionLog log,
            TransactionTemplate transaction,
            @Value("${gatehouse.accounts.administrators-register-methods}") boolean administratorsRegister) {
        this.desk = desk;
        this.directory = directory;
        this.control = control;
        this.central = central;
        this.standings = standings;
        this.census = census;
        this.log = log;
        this.transaction = transaction;
        this.administratorsRegister = administratorsRegister;
    }

    /**
     * Registers a method. One that is registered already stays as it is.
     *
     * @return the method as this person may see it
     * @throws Refusal if there is no such account for this person, it is not theirs, nobody can sign in to it, the method
     *     is not complete, or the directory does not do it
     */
    ShownMethod register(Person person, String address, NewMethod wanted) {
        DirectoryAccount account = find(person, address);
        boolean helps = administratorsRegister && AccountSight.administers(person, account);
        if (!AccountSight.holds(person, account) && !helps) {
            throw Refusal.forbidden(
                    "NOT_YOUR_ACCOUNT", "Only the holder registers methods. You can have them enrolled again");
        }
        if (account.kind() == AccountKind.SHARED_MAILBOX) {
            throw Refusal.conflict(
                    "SHARED_MAILBOX", "This is a genuine shared mailbox: nobody signs in to it, so it needs no method");
        }
        AuthenticationMethod method = wanted.read();
        change(account, () -> {
            if (!control.methodsOf(account.id()).contains(method)) {
                log.note(account, "REGISTER_METHOD", person.login(), inWords(method));
                control.register(account.id(), method);
            }
        });
        return ShownMethod.of(method, AccountSight.seesNumbers(person, account));
    }

    /**
     * Puts the account of this person into the central group, and so under the Standard policy; again without harm.
     *
     * @throws Refusal if there is no such account for this person, it is not theirs, nobody can sign in to it, or the
     *     directory does not do it
     */
    void enrol(Person person, String address) {
        DirectoryAccount account = find(person, address);
        if (!AccountSight.holds(person, account)) {
            throw Refusal.forbidden(
                    "NOT_YOUR_ACCOUNT", "Only the holder enrols themselves. Administrators change groups");
        }
        change(account, () -> {
            if (!directory.isMember(central.id(), account.id())) {
                log.note(account, "SELF_ENROL", person.login(), "Enrolled by its holder: put into " + central.name());
                directory.addToGroup(central.id(), account.id());
            }
        });
    }

    private DirectoryAccount find(Person person, String address) {
        return desk.findOrOwn(person, address)
                .orElseThrow(() -> Refusal.unknown("There is no account at this address that you may see"));
    }

    /**
     * What is to be done is recorded before the directory does it, which takes no part in our transaction. The account is
     * held meanwhile, so that the change comes either before a marking or finds it.
     */
    private void change(DirectoryAccount account, Runnable change) {
        standings.know(List.of(account.id()));
        AccountActions.asking(() -> transaction.execute(status -> {
            if (standings.hold(account.id()).compromised()) {
                throw Refusal.conflict("ACCOUNT_COMPROMISED", "The account is compromised. It is remediated first");
            }
            boolean enabled = directory
                    .account(account.id())
                    .map(DirectoryAccount::enabled)
                    .orElseThrow(() -> Refusal.conflict("ACCOUNT_DELETED", "The account was deleted"));
            if (!enabled) {
                throw Refusal.conflict("ACCOUNT_DISABLED", "The account is disabled. It is enabled first");
            }
            change.run();
            return account;
        }));
        // so that nobody is reminded of what has just been done
        census.catchUp();
    }

    private static String inWords(AuthenticationMethod method) {
        String name = method.type().inWords();
        return method.type().usesNumber()
                ? "%s registered, to a number %s".formatted(name, ShownMethod.ending(method.detail()))
                : name + " registered";
    }
}
