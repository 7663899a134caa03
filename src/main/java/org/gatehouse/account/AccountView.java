package org.gatehouse.account;

import java.time.Instant;
import java.util.List;
import org.gatehouse.compromise.AccountAction;
import org.gatehouse.directory.AccountKind;
import org.gatehouse.directory.Device;
import org.gatehouse.directory.DirectoryAccount;
import org.gatehouse.directory.MailboxRule;
import org.gatehouse.directory.MfaPolicy;
import org.gatehouse.directory.SecurityGroup;
import org.gatehouse.exemption.ExceptionKind;
import org.gatehouse.exemption.Exemptions.Exemption;
import org.gatehouse.exemption.TermState;
import org.gatehouse.identity.OdsCode;
import org.gatehouse.identity.Person;
import org.gatehouse.standing.Note;

/** An account in the shape of the REST contract. */
record AccountView(
        String address,
        String displayName,
        String organisation,
        AccountKind kind,
        AccountStatus status,
        boolean compromised,
        boolean everCompromised,
        boolean administrator,
        boolean breakGlass,
        List<String> notes,
        List<MfaPolicy> policies,
        boolean perUserMfa,
        List<ShownMethod> methods,
        List<String> licences,
        List<String> groups,
        ExceptionView exception,
        List<AccountAction> permittedActions,
        List<Blocked> blockedActions,
        List<Device> devices,
        List<MailboxRule> mailboxRules,
        List<String> mailboxDelegates) {

    record Blocked(AccountAction action, String reason) {}

    /** @param startsAt null until it is granted */
    record ExceptionView(String ritm, ExceptionKind kind, TermState state, Instant startsAt, Instant endsAt) {

        static ExceptionView of(Exemption exemption) {
            return new ExceptionView(
                    exemption.ritm().toString(),
                    exemption.kind(),
                    exemption.state(),
                    exemption.startsAt(),
                    exemption.endsAt());
        }
    }

    /** An account among others: what a search tells. */
    record Summary(
            String address,
            String displayName,
            String organisation,
            AccountKind kind,
            AccountStatus status,
            boolean compromised,
            boolean everCompromised,
            boolean administrator,
            boolean breakGlass,
            List<MfaPolicy> policies,
            boolean perUserMfa) {

        static Summary of(AccountDesk.Found found) {
            DirectoryAccount account = found.account();
            return new Summary(
                    account.address().value(),
                    account.displayName(),
                    code(account.organisation()),
                    account.kind(),
                    AccountStatus.of(account),
                    found.standing().compromised(),
                    found.standing().everCompromised(),
                    account.administrator(),
                    account.breakGlass(),
                    account.policies().stream().sorted().toList(),
                    account.perUserMfa());
        }
    }

    static AccountView of(AccountRecord record, Person reader) {
        DirectoryAccount account = record.account();
        boolean withNumbers = AccountSight.seesNumbers(reader, account);
        return new AccountView(
                account.address().value(),
                account.displayName(),
                code(account.organisation()),
                account.kind(),
                record.status(),
                record.standing().compromised(),
                record.standing().everCompromised(),
                account.administrator(),
                account.breakGlass(),
                record.notes().stream().map(Note::text).toList(),
                account.policies().stream().sorted().toList(),
                account.perUserMfa(),
                account.methods().stream()
                        .map(method -> ShownMethod.of(method, withNumbers))
                        .toList(),
                account.licences(),
                account.groups().stream().map(SecurityGroup::displayName).toList(),
                record.exception().map(ExceptionView::of).orElse(null),
                List.copyOf(record.actions().permitted()),
                record.actions().refusals().entrySet().stream()
                        .map(refusal -> new Blocked(refusal.getKey(), refusal.getValue()))
                        .toList(),
                record.belongings().devices(),
                record.belongings().mailboxRules(),
                record.belongings().mailboxDelegates());
    }

    private static String code(OdsCode organisation) {
        return organisation == null ? null : organisation.value();
    }
}
