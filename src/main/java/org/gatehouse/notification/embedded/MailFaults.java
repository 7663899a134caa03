package org.gatehouse.notification.embedded;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.springframework.context.annotation.Profile;
import org.springframework.mail.MailSendException;
import org.springframework.stereotype.Component;

/** The embedded mail server's faults on demand, for training and tests. */
@Component
@Profile("embedded")
public class MailFaults {

    public enum Mode {
        REFUSE,
        DOWN,
        SLOW,
        TIMEOUT_AFTER_APPLYING,
        NONE
    }

    private static final Duration SLOWNESS = Duration.ofSeconds(2);

    private Mode mode = Mode.NONE;
    private int times;

    /** @param times how often it strikes, or null until it is cleared */
    public synchronized void set(Mode mode, Integer times) {
        this.mode = mode;
        this.times = times == null ? Integer.MAX_VALUE : times;
    }

    void around(Runnable send) {
        switch (strike()) {
            case NONE -> send.run();
            case REFUSE -> throw new MailSendException("The mail server refused the mail (451)");
            case DOWN -> throw new MailSendException("The mail server does not answer");
            case SLOW -> {
                LockSupport.parkNanos(SLOWNESS.toNanos());
                send.run();
            }
            case TIMEOUT_AFTER_APPLYING -> {
                send.run();
                throw new MailSendException("The connection was lost after the mail was handed over");
            }
        }
    }

    private synchronized Mode strike() {
        if (mode == Mode.NONE || times == 0) {
            return Mode.NONE;
        }
        times--;
        return mode;
    }
}
