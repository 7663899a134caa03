package org.gatehouse.account;

/**
 * What an action needs to know beside the account.
 *
 * @param delegate address of who is let in, for DELEGATE_MAILBOX and DELEGATE_ONEDRIVE
 * @param message what SET_OUT_OF_OFFICE answers, or null to answer nothing any more
 */
public record Wish(String delegate, String message) {

    public static final Wish NOTHING = new Wish(null, null);
}
