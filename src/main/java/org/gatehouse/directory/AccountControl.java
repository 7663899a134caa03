package org.gatehouse.directory;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gatehouse.identity.AccountAddress;

/**
 * What can be done to an account itself: its sign-in, its methods, its devices and its OneDrive. Every change is
 * idempotent, takes no part in the caller's transaction, and does nothing where there is no such account any more.
 *
 * @throws DirectoryUnavailable from every call, when the directory refuses, is down or does not answer in time
 * @throws NotOffered from every call that this directory's interface does not offer
 */
public interface AccountControl {

    /** Read from the account itself, in one call; empty where there is no such account. */
    Optional<SignInState> signInOf(String accountId);

    /** Whether anybody can sign in. Changes nothing else in the same call: one refusal must not keep back the other. */
    void setEnabled(String accountId, boolean enabled);

    /** Sets a password, which its holder must change at the first sign-in. */
    void setPassword(String accountId, Password password);

    /** What is registered now; a directory may not be able to tell everything of it elsewhere as soon. */
    List<AuthenticationMethod> methodsOf(String accountId);

    /** Removes all methods of these types, also one that the account prefers. */
    void removeMethods(String accountId, Set<MethodType> types);

    /** Registers a method; one that is registered already stays as it is. */
    void register(String accountId, AuthenticationMethod method);

    /** Takes the account out of the former per-user MFA (AC-051). */
    void removePerUserMfa(String accountId);

    List<Device> devicesOf(String accountId);

    void disableDevices(String accountId);

    void deleteOneDrive(String accountId);

    void delegateOneDrive(String accountId, AccountAddress delegate);

    /** Deletes the account, so that it does not exist any more. */
    void delete(String accountId);

    /** The account that was at this address and was deleted, as long as the directory remembers it. */
    Optional<DirectoryAccount> deletedAt(AccountAddress address);
}
