package org.gatehouse.notification;

import jakarta.mail.MessagingException;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.springframework.mail.MailParseException;
import org.springframework.mail.MailSendException;

/**
 * Why a mail was not taken.
 *
 * @param reply the server's three-digit reply to this mail (RFC 5321, 4.2), or 0 where it gave none
 * @param unfit whether no mail could be made of it at all
 */
record Undelivered(int reply, boolean unfit, String why) {

    private static final int PERMANENT = 500;
    private static final int LONGEST_WHY = 500;

    static Undelivered because(RuntimeException failure) {
        String why = String.valueOf(failure.getMessage());
        return new Undelivered(
                failure instanceof MailSendException notSent ? reply(notSent) : 0,
                failure instanceof MailParseException,
                why.substring(0, Math.min(why.length(), LONGEST_WHY)));
    }

    /** Whether trying again without a change will not help. */
    boolean refused() {
        return unfit || reply >= PERMANENT;
    }

    /** Whether the fault is this mail's, and not that the server is away. */
    boolean answered() {
        return unfit || reply > 0;
    }

    private static int reply(MailSendException notSent) {
        return Arrays.stream(notSent.getMessageExceptions())
                .flatMapToInt(Undelivered::replies)
                .max()
                .orElse(0);
    }

    /** Jakarta Mail chains what each recipient was answered behind the first failure. */
    private static IntStream replies(Exception failure) {
        return Stream.iterate(
                        failure,
                        each -> each != null,
                        each -> each instanceof MessagingException chained ? chained.getNextException() : null)
                .mapToInt(Undelivered::replyOf)
                .filter(reply -> reply > 0);
    }

    private static int replyOf(Exception failure) {
        if (failure instanceof SMTPAddressFailedException address) {
            return address.getReturnCode();
        }
        if (failure instanceof SMTPSenderFailedException sender) {
            return sender.getReturnCode();
        }
        return failure instanceof SMTPSendFailedException message ? message.getReturnCode() : 0;
    }
}
