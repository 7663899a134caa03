package org.gatehouse.notification;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.net.SocketTimeoutException;
import java.util.Map;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mail.MailParseException;
import org.springframework.mail.MailSendException;

class UndeliveredTest {

    private static final Address[] NOBODY = {};

    @ParameterizedTest
    @CsvSource({"450, false", "452, false", "499, false", "500, true", "550, true", "554, true"})
    void whatTheServerSaysOfTheRecipientDecidesWhetherItIsFinal(int reply, boolean refused) throws AddressException {
        var recipient = new SMTPAddressFailedException(new InternetAddress("a@b.example"), "RCPT", reply, "as it is");
        var undelivered =
                Undelivered.because(notSent(new SendFailedException("none left", recipient, NOBODY, NOBODY, NOBODY)));
        assertThat(undelivered.answered()).isTrue();
        assertThat(undelivered.refused()).isEqualTo(refused);
        assertThat(undelivered.reply()).isEqualTo(reply);
    }

    @ParameterizedTest
    @CsvSource({"451, true, false", "552, true, true", "-1, false, false"})
    void whatItSaysOfTheMailDoesToo(int reply, boolean answered, boolean refused) {
        var undelivered = Undelivered.because(notSent(new SMTPSendFailedException(
                "DATA", reply, "as it is", new MessagingException(), NOBODY, NOBODY, NOBODY)));
        assertThat(undelivered.answered()).isEqualTo(answered);
        assertThat(undelivered.refused()).isEqualTo(refused);
    }

    @Test
    void aServerThatIsSilentHasNotAnswered() {
        var undelivered = Undelivered.because(notSent(
                new MessagingException("Exception reading response", new SocketTimeoutException("Read timed out"))));
        assertThat(undelivered.answered()).isFalse();
        assertThat(undelivered.refused()).isFalse();
    }

    @Test
    void aMailThatCannotBeMadeIsFinalAndNotTheServersFault() {
        var undelivered = Undelivered.because(new MailParseException("no such address"));
        assertThat(undelivered.answered()).isTrue();
        assertThat(undelivered.refused()).isTrue();
    }

    @Test
    void theReasonFitsIntoTheJournal() {
        assertThat(Undelivered.because(new IllegalStateException("x".repeat(10_000)))
                        .why())
                .hasSize(500);
        assertThat(Undelivered.because(new IllegalStateException()).why()).isNotNull();
    }

    private static MailSendException notSent(Exception failure) {
        return new MailSendException(Map.of("the mail", failure));
    }
}
