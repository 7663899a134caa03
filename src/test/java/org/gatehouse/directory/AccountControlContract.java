package org.gatehouse.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.gatehouse.directory.AccountDirectoryContract.ZA1;
import static org.gatehouse.directory.AccountDirectoryContract.newAddress;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.gatehouse.directory.AccountDirectoryContract.Given;
import org.gatehouse.identity.AccountAddress;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;

/** What every adapter of the port to an account itself does alike. */
public interface AccountControlContract {

    Password PASSWORD = new Password("Correct-Horse-7");

    AuthenticationMethod APP = new AuthenticationMethod(MethodType.AUTHENTICATOR_APP, "Mobile phone");
    AuthenticationMethod TEXTS = new AuthenticationMethod(MethodType.SMS, "+44 7700 900123");
    AuthenticationMethod MOBILE = new AuthenticationMethod(MethodType.SMS, "+44 7700900123");
    AuthenticationMethod CALLS = new AuthenticationMethod(MethodType.CALL, "+44 1632 960123");
    AuthenticationMethod KEY = new AuthenticationMethod(MethodType.FIDO2, "Blue key");
    AuthenticationMethod SMARTCARD = new AuthenticationMethod(MethodType.SMARTCARD, null);

    AccountControl control();

    AccountDirectory accounts();

    /** Of the product's own database. */
    TransactionTemplate transaction();

    /** Makes an account as an administrator of the directory does; answers its id. */
    String create(Given account);

    /** Registers a device. */
    void give(String accountId, Device device);

    /** What the directory's interface does not offer, and a person does instead. */
    enum Perhaps {
        ONE_DRIVE,
        REGISTRATION_BY_ANOTHER,
        SMARTCARD_REMOVAL
    }

    Set<Perhaps> notOffered();

    @Test
    default void anAccountIsDisabledAndEnabledAndNothingElseOfItChanges() {
        String account = create(withMethods(newAddress(), TEXTS));
        SignInState before = control().signInOf(account).orElseThrow();
        assertThat(before.enabled()).isTrue();

        control().setEnabled(account, false);
        control().setEnabled(account, false);

        assertThat(control().signInOf(account))
                .contains(new SignInState(false, before.passwordSetAt(), before.sessionsValidFrom()));
        assertThat(accounts().account(account)).map(DirectoryAccount::enabled).contains(false);
        assertThat(control().methodsOf(account)).containsExactly(TEXTS);

        control().setEnabled(account, true);
        assertThat(control().signInOf(account)).contains(before);
    }

    @Test
    default void aPasswordIsSetAndTheAccountStaysDisabled() {
        String account = create(Given.user(newAddress(), "Abe Ash", ZA1));
        control().setEnabled(account, false);
        assertThat(control().signInOf(account).orElseThrow().passwordSetAt()).isEqualTo(Instant.EPOCH);

        control().setPassword(account, PASSWORD);

        SignInState after = control().signInOf(account).orElseThrow();
        assertThat(after.passwordSetAt()).isAfter(Instant.EPOCH);
        assertThat(after.enabled()).isFalse();
    }

    @Test
    default void theSignInTellsWhenSessionsEnded() {
        String account = create(Given.user(newAddress(), "Bea Bay", ZA1));
        Instant before = control().signInOf(account).orElseThrow().sessionsValidFrom();

        accounts().revokeSessions(account);

        assertThat(control().signInOf(account).orElseThrow().sessionsValidFrom())
                .isAfter(before)
                .isEqualTo(accounts().sessionsValidFrom(account).orElseThrow());
    }

    @Test
    default void methodsOfTheGivenTypesAreRemovedAndOthersStay() {
        String account = create(withMethods(newAddress(), APP, TEXTS, CALLS, KEY));
        assertThat(control().methodsOf(account)).containsExactlyInAnyOrder(APP, TEXTS, CALLS, KEY);

        control().removeMethods(account, Set.of(MethodType.SMS, MethodType.CALL));
        control().removeMethods(account, Set.of(MethodType.SMS, MethodType.CALL));
        assertThat(control().methodsOf(account)).containsExactlyInAnyOrder(APP, KEY);

        control().removeMethods(account, Set.of());
        assertThat(control().methodsOf(account)).hasSize(2);

        control().removeMethods(account, Set.of(MethodType.values()));
        assertThat(control().methodsOf(account)).isEmpty();
    }

    @Test
    default void aSmartcardIsAMethodAndOthersGoWithIt() {
        String account = create(withMethods(newAddress(), SMARTCARD, TEXTS));
        assertThat(control().methodsOf(account)).containsExactlyInAnyOrder(SMARTCARD, TEXTS);

        inAsFarAsOffered(
                Perhaps.SMARTCARD_REMOVAL, () -> control().removeMethods(account, Set.of(MethodType.values())));

        assertThat(control().methodsOf(account)).doesNotContain(TEXTS);
    }

    @Test
    default void aMobileNumberIsRegisteredOnceAndOtherMethodsStay() {
        String account = create(withMethods(newAddress(), KEY));

        control().register(account, MOBILE);
        control().register(account, MOBILE);

        assertThat(control().methodsOf(account)).containsExactlyInAnyOrder(KEY, MOBILE);
        assertThat(accounts().account(account).orElseThrow().methods()).containsExactlyInAnyOrder(KEY, MOBILE);
    }

    @Test
    default void aMobileNumberTakesTextMessagesAndCalls() {
        String account = create(withMethods(newAddress()));

        control().register(account, new AuthenticationMethod(MethodType.CALL, MOBILE.detail()));
        control().register(account, MOBILE);

        assertThat(control().methodsOf(account))
                .contains(MOBILE)
                .allMatch(method -> method.detail().equals(MOBILE.detail()));
    }

    @Test
    default void aMethodThatProvesItselfIsRegisteredInAsFarAsThatIsOffered() {
        String account = create(withMethods(newAddress()));

        for (AuthenticationMethod method : List.of(APP, KEY, SMARTCARD)) {
            inAsFarAsOffered(Perhaps.REGISTRATION_BY_ANOTHER, () -> control().register(account, method));
        }

        assertThat(control().methodsOf(account))
                .hasSize(notOffered().contains(Perhaps.REGISTRATION_BY_ANOTHER) ? 0 : 3);
    }

    @Test
    default void anAccountIsTakenOutOfPerUserMfa() {
        String account = create(given(newAddress(), true, TEXTS));
        String other = create(given(newAddress(), true, TEXTS));
        assertThat(accounts().account(account))
                .map(DirectoryAccount::perUserMfa)
                .contains(true);

        control().removePerUserMfa(account);
        control().removePerUserMfa(account);

        assertThat(accounts().account(account))
                .map(DirectoryAccount::perUserMfa)
                .contains(false);
        assertThat(accounts().account(other)).map(DirectoryAccount::perUserMfa).contains(true);
        assertThat(control().methodsOf(account)).containsExactly(TEXTS);
    }

    @Test
    default void allDevicesAreDisabledAndNobodyElsesIs() {
        String account = create(Given.user(newAddress(), "Cal Cox", ZA1));
        String other = create(Given.user(newAddress(), "Dot Dean", ZA1));
        for (String name : List.of("Laptop", "Phone", "Tablet")) {
            give(account, new Device(name, true));
        }
        give(other, new Device("Laptop", true));

        control().disableDevices(account);
        control().disableDevices(account);

        assertThat(control().devicesOf(account))
                .containsExactlyInAnyOrder(
                        new Device("Laptop", false), new Device("Phone", false), new Device("Tablet", false));
        assertThat(control().devicesOf(other)).containsExactly(new Device("Laptop", true));
    }

    @Test
    default void aOneDriveIsDelegatedAndDeletedInAsFarAsThatIsOffered() {
        String account = create(Given.user(newAddress(), "Eli East", ZA1));
        var delegate = AccountAddress.of(newAddress());

        for (int time = 0; time < 2; time++) {
            inAsFarAsOffered(Perhaps.ONE_DRIVE, () -> control().delegateOneDrive(account, delegate));
            inAsFarAsOffered(Perhaps.ONE_DRIVE, () -> control().deleteOneDrive(account));
        }

        assertThat(accounts().account(account)).isPresent();
    }

    @Test
    default void aDeletedAccountIsRememberedAtItsAddress() {
        String address = newAddress();
        String account = create(Given.user(address, "Fay O'Fir", ZA1));
        String other = create(Given.user("x" + address, "Gus Gale", ZA1));
        assertThat(control().deletedAt(AccountAddress.of(address))).isEmpty();

        control().delete(account);
        control().delete(account);

        DirectoryAccount deleted =
                control().deletedAt(AccountAddress.of(address)).orElseThrow();
        assertThat(deleted.id()).isEqualTo(account);
        assertThat(deleted.address().value()).isEqualTo(address);
        assertThat(deleted.displayName()).isEqualTo("Fay O'Fir");
        assertThat(deleted.organisation()).isEqualTo(ZA1);
        assertThat(deleted.enabled()).isFalse();
        assertThat(accounts().accountAt(AccountAddress.of(address))).isEmpty();
        assertThat(control().deletedAt(AccountAddress.of("x" + address))).isEmpty();
        assertThat(accounts().account(other)).isPresent();

        control().delete(other);
        assertThat(control().deletedAt(AccountAddress.of(address)))
                .map(DirectoryAccount::id)
                .contains(account);
    }

    @Test
    default void ofTwoWhoWereDeletedAtOneAddressTheLaterIsTold() throws InterruptedException {
        String address = newAddress();
        control().delete(create(Given.user(address, "Hal Hay", ZA1)));
        Thread.sleep(20);
        String later = create(Given.user(address, "Ivy Hay", ZA1));
        control().delete(later);

        assertThat(control().deletedAt(AccountAddress.of(address)))
                .map(DirectoryAccount::id)
                .contains(later);
    }

    @Test
    default void nothingIsDoneToADeletedAccountAndNothingReadOfIt() {
        String account = create(withMethods(newAddress(), TEXTS, SMARTCARD));
        give(account, new Device("Laptop", true));
        control().delete(account);

        for (String gone : List.of(account, UUID.randomUUID().toString())) {
            control().setEnabled(gone, false);
            control().setPassword(gone, PASSWORD);
            control().removeMethods(gone, Set.of(MethodType.values()));
            control().register(gone, MOBILE);
            control().register(gone, APP);
            control().register(gone, SMARTCARD);
            control().removePerUserMfa(gone);
            control().disableDevices(gone);
            control().deleteOneDrive(gone);
            control().delegateOneDrive(gone, AccountAddress.of(newAddress()));
            control().delete(gone);
            assertThat(control().signInOf(gone)).isEmpty();
            assertThat(control().methodsOf(gone)).isEmpty();
            assertThat(control().devicesOf(gone)).isEmpty();
        }
    }

    @Test
    default void aChangeOutlivesTheTransactionOfItsCaller() {
        String account = create(Given.user(newAddress(), "Jan Jay", ZA1));

        transaction().executeWithoutResult(status -> {
            control().setEnabled(account, false);
            status.setRollbackOnly();
        });

        assertThat(control().signInOf(account)).map(SignInState::enabled).contains(false);
    }

    private void inAsFarAsOffered(Perhaps what, Runnable call) {
        if (notOffered().contains(what)) {
            assertNotOffered(call::run);
        } else {
            call.run();
        }
    }

    /** Refused with a word to the person who does it. */
    static void assertNotOffered(ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOf(NotOffered.class)
                .message()
                .isNotBlank()
                .endsWith(".");
    }

    private static Given withMethods(String address, AuthenticationMethod... methods) {
        return given(address, false, methods);
    }

    private static Given given(String address, boolean perUserMfa, AuthenticationMethod... methods) {
        return new Given(
                AccountAddress.of(address),
                "Kit Kay",
                ZA1,
                AccountKind.USER,
                true,
                false,
                false,
                perUserMfa,
                List.of(methods),
                List.of());
    }
}
