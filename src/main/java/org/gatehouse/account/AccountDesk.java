package org.gatehouse.account;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.gatehouse.compromise.ActionTable;
import org.gatehouse.directory.AccountControl;
import org.gatehouse.directory.AccountDirectory;
import org.gatehouse.directory.DirectoryAccount;
import org.gatehouse.directory.DirectoryCall;
import org.gatehouse.directory.MailboxControl;
import org.gatehouse.directory.NotOffered;
import org.gatehouse.exemption.Exemptions;
import org.gatehouse.identity.AccountAddress;
import org.gatehouse.identity.OdsCode;
import org.gatehouse.identity.Person;
import org.gatehouse.precedence.MfaState;
import org.gatehouse.precedence.Precedence;
import org.gatehouse.refusal.Malformed;
import org.gatehouse.refusal.Refusal;
import org.gatehouse.standing.Standing;
import org.gatehouse.standing.Standings;
import org.gatehouse.web.PageOf;
import org.springframework.stereotype.Component;

/** What somebody may read of accounts. Another organisation's does not exist for a Local Administrator. */
@Component
class AccountDesk {

    /** An account among others, of which less is known. */
    record Found(DirectoryAccount account, Standing standing) {}

    /** @param deleted whether the directory only remembers the account */
    record Sighting(DirectoryAccount account, boolean deleted) {}

    private final AccountDirectory directory;
    private final AccountControl control;
    private final MailboxControl mailboxes;
    private final Standings standings;
    private final Exemptions exemptions;
    private final ActionTable table;
    private final Precedence precedence;
    private final AccountActionLog log;

    AccountDesk(
            AccountDirectory directory,
            AccountControl control,
            MailboxControl mailboxes,
            Standings standings,
            Exemptions exemptions,
            ActionTable table,
            Precedence precedence,
            AccountActionLog log) {
        this.directory = directory;
        this.control = control;
        this.mailboxes = mailboxes;
        this.standings = standings;
        this.exemptions = exemptions;
        this.table = table;
        this.precedence = precedence;
        this.log = log;
    }

    /** @throws Refusal if there is no such account for this reader, or the directory gives no answer */
    AccountRecord account(Person person, String address) {
        Sighting seen = sight(person, address)
                .orElseThrow(() -> Refusal.unknown("There is no account at this address that you may see"));
        DirectoryAccount account = seen.account();
        Standing standing = standings.of(account.id());
        return new AccountRecord(
                account,
                seen.deleted(),
                standing,
                belongings(seen),
                PossibleActions.of(table.refusals(account, standing), standing, seen.deleted()),
                standings.notesOf(account.id()),
                exemptions.openOf(account.id()),
                exemptions.historyOf(account.id()).stream()
                        .filter(exemption -> exemption.state().isOver())
                        .toList(),
                log.of(account.id()),
                mfa(account, standing));
    }

    MfaState mfa(DirectoryAccount account, Standing standing) {
        return MfaState.of(
                account.kind(),
                account.hasCoreMethod(),
                precedence.of(account.policies(), account.perUserMfa(), standing.everCompromised()));
    }

    /**
     * @param only null for all organisations that this reader sees
     * @param text what address or name begins with, or empty
     * @throws Refusal if the directory gives no answer
     */
    PageOf<Found> search(Person person, OdsCode only, String text, PageOf.Wanted wanted) {
        AccountDirectory.Found found = reading(() -> directory.search(
                person.within(AccountSight.seesAll(person), only),
                text,
                Math.toIntExact(wanted.offset()),
                wanted.size()));
        Map<String, Standing> standing =
                standings.of(found.accounts().stream().map(DirectoryAccount::id).toList());
        return new PageOf<>(
                found.accounts().stream()
                        .map(account -> new Found(account, standing.get(account.id())))
                        .toList(),
                wanted.page(),
                wanted.size(),
                Math.min(found.total(), PageOf.COUNTED + 1L));
    }

    /**
     * The account at this address if there is one that this reader may see.
     *
     * @throws Refusal if the directory gives no answer
     */
    Optional<DirectoryAccount> find(Person person, String text) {
        return at(text).filter(found -> AccountSight.sees(person, found));
    }

    /**
     * The same, or this reader's own, which may be of an organisation that they see nothing else of.
     *
     * @throws Refusal if the directory gives no answer
     */
    Optional<DirectoryAccount> findOrOwn(Person person, String text) {
        return at(text).filter(found -> AccountSight.holds(person, found) || AccountSight.sees(person, found));
    }

    private Optional<DirectoryAccount> at(String text) {
        try {
            AccountAddress address = AccountAddress.of(text);
            return reading(() -> directory.accountAt(address));
        } catch (Malformed noAddress) {
            return Optional.empty();
        }
    }

    /**
     * The same, or one that was deleted, as long as the directory remembers it.
     *
     * @throws Refusal if the directory gives no answer
     */
    Optional<Sighting> sight(Person person, String text) {
        return find(person, text)
                .map(account -> new Sighting(account, false))
                .or(() -> remembered(text)
                        .filter(account -> AccountSight.sees(person, account))
                        .map(account -> new Sighting(account, true)));
    }

    /** Empty also where another account has the address by now, which this reader may not see. */
    private Optional<DirectoryAccount> remembered(String text) {
        try {
            AccountAddress address = AccountAddress.of(text);
            return reading(() -> directory.accountAt(address).isPresent()
                    ? Optional.<DirectoryAccount>empty()
                    : control.deletedAt(address));
        } catch (Malformed | NotOffered noAddress) {
            return Optional.empty();
        }
    }

    private Belongings belongings(Sighting seen) {
        if (seen.deleted()) {
            return Belongings.NONE;
        }
        String id = seen.account().id();
        return new Belongings(
                offered(() -> control.devicesOf(id)),
                offered(() -> mailboxes.rulesOf(id)),
                offered(() -> mailboxes.delegatesOf(id).stream()
                        .map(AccountAddress::value)
                        .sorted()
                        .toList()));
    }

    /** Null where the directory's interface does not offer it. */
    private static <T> List<T> offered(Supplier<List<T>> read) {
        try {
            return reading(read);
        } catch (NotOffered notOffered) {
            return null;
        }
    }

    private static <T> T reading(Supplier<T> read) {
        return DirectoryCall.orRefuse(DirectoryCall.NO_ANSWER, read);
    }
}
