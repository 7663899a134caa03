package org.gatehouse.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gatehouse.directory.AccountControlContract.assertNotOffered;
import static org.gatehouse.directory.AccountDirectoryContract.ZA1;
import static org.gatehouse.directory.AccountDirectoryContract.newAddress;

import java.util.List;
import java.util.Set;
import org.gatehouse.directory.AccountDirectoryContract.Given;
import org.gatehouse.identity.AccountAddress;
import org.junit.jupiter.api.Test;

/** What every adapter of the port to mailboxes does alike. */
public interface MailboxControlContract {

    MailboxControl mailboxes();

    /** Makes an account as an administrator of the directory does; answers its id. */
    String create(Given account);

    void deleteAccount(String id);

    /** Makes a rule as the mailbox's holder does. */
    void give(String accountId, MailboxRule rule);

    /** What is answered to whoever writes, or null. */
    String outOfOfficeOf(String accountId);

    /** What the directory's interface does not offer, and a person does instead. */
    enum Perhaps {
        /** All rules there are, not only those that can be seen. */
        HIDDEN_RULES,
        DELEGATES
    }

    Set<Perhaps> notOffered();

    @Test
    default void rulesAreToldWithWhereTheySendMailOn() {
        String account = create(Given.user(newAddress(), "Ada Ash", ZA1));
        assertThat(mailboxes().rulesOf(account)).isEmpty();
        var rules = List.of(
                new MailboxRule("Into a folder", true, null),
                new MailboxRule("Copy", true, "elsewhere@mailbox.example"),
                new MailboxRule("Old one", false, null));
        rules.forEach(rule -> give(account, rule));

        assertThat(mailboxes().rulesOf(account)).containsExactlyElementsOf(rules);
    }

    @Test
    default void everyRuleThatIsSeenIsDisabledAndNobodyElsesIs() {
        String account = create(Given.user(newAddress(), "Ben Bay", ZA1));
        String other = create(Given.user(newAddress(), "Cat Cox", ZA1));
        for (int each = 0; each < 5; each++) {
            give(account, new MailboxRule("Rule " + each, each != 3, null));
        }
        give(other, new MailboxRule("Rule", true, null));

        for (int time = 0; time < 2; time++) {
            inAsFarAsOffered(Perhaps.HIDDEN_RULES, () -> mailboxes().disableRules(account));
        }

        assertThat(mailboxes().rulesOf(account))
                .extracting(MailboxRule::enabled)
                .hasSize(5)
                .containsOnly(false);
        assertThat(mailboxes().rulesOf(other)).extracting(MailboxRule::enabled).containsExactly(true);
    }

    @Test
    default void delegatesComeAndGoInAsFarAsThatIsOffered() {
        String account = create(Given.user(newAddress(), "Dan Dale", ZA1));
        var one = AccountAddress.of(newAddress());
        var other = AccountAddress.of(newAddress());
        if (notOffered().contains(Perhaps.DELEGATES)) {
            assertNotOffered(() -> mailboxes().delegatesOf(account));
            assertNotOffered(() -> mailboxes().addDelegate(account, one));
            assertNotOffered(() -> mailboxes().removeDelegates(account));
            return;
        }

        mailboxes().addDelegate(account, one);
        mailboxes().addDelegate(account, one);
        mailboxes().addDelegate(account, other);
        assertThat(mailboxes().delegatesOf(account)).containsExactlyInAnyOrder(one, other);

        mailboxes().removeDelegates(account);
        mailboxes().removeDelegates(account);
        assertThat(mailboxes().delegatesOf(account)).isEmpty();
    }

    @Test
    default void anOutOfOfficeMessageIsSetReplacedAndEnded() {
        String account = create(Given.user(newAddress(), "Eve Elm", ZA1));

        mailboxes().setOutOfOffice(account, "Please write to the ward.");
        mailboxes().setOutOfOffice(account, "Please ring the ward.");
        assertThat(outOfOfficeOf(account)).isEqualTo("Please ring the ward.");

        mailboxes().setOutOfOffice(account, null);
        mailboxes().setOutOfOffice(account, null);
        assertThat(outOfOfficeOf(account)).isNull();
    }

    @Test
    default void nothingIsDoneToTheMailboxOfADeletedAccountAndNothingReadOfIt() {
        String account = create(Given.user(newAddress(), "Flo Fern", ZA1));
        give(account, new MailboxRule("Rule", true, null));
        deleteAccount(account);

        mailboxes().disableRules(account);
        mailboxes().addDelegate(account, AccountAddress.of(newAddress()));
        mailboxes().removeDelegates(account);
        mailboxes().setOutOfOffice(account, "Gone.");
        assertThat(mailboxes().rulesOf(account)).isEmpty();
        assertThat(mailboxes().delegatesOf(account)).isEmpty();
        assertThat(outOfOfficeOf(account)).isNull();
    }

    private void inAsFarAsOffered(Perhaps what, Runnable call) {
        if (notOffered().contains(what)) {
            assertNotOffered(call::run);
        } else {
            call.run();
        }
    }
}
