package org.gatehouse.account;

import java.util.EnumSet;
import java.util.Set;
import org.gatehouse.directory.AccountKind;

/** NHSmail's own guidance, which is linked and never copied (AC-130). */
enum Guide {
    EXCEPTIONS("MFA exceptions admin guide", "mfa-exceptions"),
    ADMIN("MFA admin guide", "mfa-admin-guide"),
    RE_ENROLLING("Re-enrolling multi-factor authentication", "re-enroling-multi-factor-authentication"),
    SHARED_MAILBOX("User to shared mailbox conversion", "user-to-shared-mailbox-conversion");

    private final String title;
    private final String page;

    Guide(String title, String page) {
        this.title = title;
        this.page = page;
    }

    /** What is worth reading for whoever has this account in front of them. */
    static Set<Guide> of(AccountRecord record) {
        var guides = EnumSet.of(EXCEPTIONS, ADMIN);
        if (!record.account().methods().isEmpty()) {
            guides.add(RE_ENROLLING);
        }
        if (record.account().kind() == AccountKind.SHARED_USER_ACCOUNT) {
            guides.add(SHARED_MAILBOX);
        }
        return guides;
    }

    public String title() {
        return title;
    }

    public String href() {
        return "https://support.nhs.net/knowledge-base/%s/".formatted(page);
    }
}
