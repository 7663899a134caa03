package org.gatehouse.guidance;

/** What people ask for guidance about. */
public enum Topic {
    GET_STARTED(Reader.HOLDERS),
    REGISTER_NOW(Reader.HOLDERS),
    GRACE(Reader.HOLDERS),
    GRACE_OFF_SITE(Reader.HOLDERS),
    GRACE_OVER(Reader.HOLDERS),
    MORE_THAN_ONE_METHOD(Reader.HOLDERS),
    WHEN_ASKED(Reader.HOLDERS),
    SECURITY_INFO(Reader.HOLDERS),
    AUTHENTICATOR_SET_UP(Reader.HOLDERS),
    AUTHENTICATOR_TROUBLE(Reader.HOLDERS),
    NEW_PHONE(Reader.HOLDERS),
    CHANGED_NUMBER(Reader.HOLDERS),
    MOVE_AUTHENTICATOR(Reader.HOLDERS),
    LOST_DEVICE(Reader.HOLDERS),
    LOCKED_OUT(Reader.HOLDERS),
    UK_NUMBERS(Reader.HOLDERS),
    NO_CORPORATE_DEVICE(Reader.HOLDERS),
    NO_MOBILE_AT_WORK(Reader.HOLDERS),
    FIDO2(Reader.HOLDERS),
    SMARTCARD(Reader.HOLDERS),
    PRIVACY(Reader.HOLDERS),
    OUTLOOK(Reader.HOLDERS),
    OUTLOOK_2010(Reader.HOLDERS),
    OUTLOOK_2013(Reader.HOLDERS),
    SELF_ENROLMENT(Reader.HOLDERS),
    RE_ENROLLING(Reader.ADMINISTRATORS),
    EXCEPTIONS(Reader.ADMINISTRATORS),
    NAMED_LOCATIONS(Reader.ADMINISTRATORS),
    NAMED_LOCATION_RISKS(Reader.ADMINISTRATORS),
    PRECEDENCE(Reader.ADMINISTRATORS),
    PER_USER_MFA(Reader.ADMINISTRATORS),
    ADMINISTRATORS(Reader.ADMINISTRATORS),
    SHARED_MAILBOX(Reader.ADMINISTRATORS),
    BULK_ENABLEMENT(Reader.ADMINISTRATORS),
    NOT_PROTECTED(Reader.ADMINISTRATORS),
    EMERGENCY(Reader.ADMINISTRATORS),
    COMPROMISED(Reader.ADMINISTRATORS),
    DISABLED(Reader.ADMINISTRATORS),
    TOTP(Reader.ADMINISTRATORS),
    ONBOARDING(Reader.ADMINISTRATORS),
    LOCATION_REGISTRATION(Reader.ADMINISTRATORS),
    ADMIN_REPORTS(Reader.ADMINISTRATORS),
    ADMIN_GUIDE(Reader.ADMINISTRATORS);

    /** Whom a topic concerns in the first place. */
    public enum Reader {
        HOLDERS,
        ADMINISTRATORS
    }

    private final Reader reader;

    Topic(Reader reader) {
        this.reader = reader;
    }

    public Reader reader() {
        return reader;
    }
}
