package org.gatehouse.signin;

import java.util.List;
import java.util.Set;
import org.gatehouse.directory.MethodType;
import org.gatehouse.directory.MfaPolicy;

/** The cases that the guidance goes through, as facts that need no tenant. */
enum Example {
    HSCN(
            "Example 1: HSCN",
            "The organisation is onboarded to Named Locations and reaches the internet by HSCN, which is registered for everybody (AC-083).",
            true),
    OWN_PROVIDER(
            "Example 2: a provider of one's own",
            "The organisation is onboarded, but reaches the internet by a provider whose addresses are not registered (AC-084).",
            false),
    REGISTERED_PROVIDER(
            "Example 3: the same, registered",
            "The addresses of that provider have been approved and registered as a named location (AC-085).",
            true),
    SOME_ARE_ASKED(
            "Some users are asked", "A site in a named location where most are not asked and some are (AC-086).", true),
    ALL_ARE_ASKED(
            "All users are asked",
            "A site where everybody is asked, because its address is in no named location (AC-087).",
            false);

    private static final Facts COLLEAGUE = new Facts(
            false,
            false,
            false,
            false,
            false,
            Set.of(MfaPolicy.NAMED_LOCATIONS),
            false,
            Set.of(MethodType.AUTHENTICATOR_APP),
            null,
            false);

    private final String title;
    private final String text;
    private final boolean siteIsNamed;

    Example(String title, String text, boolean siteIsNamed) {
        this.title = title;
        this.text = text;
        this.siteIsNamed = siteIsNamed;
    }

    public String title() {
        return title;
    }

    public String text() {
        return text;
    }

    boolean isOfASite() {
        return this == SOME_ARE_ASKED || this == ALL_ARE_ASKED;
    }

    Facts onSite() {
        return COLLEAGUE.located(siteIsNamed);
    }

    Facts atHome() {
        return COLLEAGUE.located(false);
    }

    /** Somebody of the site. */
    record Somebody(String name, Facts facts) {}

    List<Somebody> site() {
        Facts most = onSite();
        return this == ALL_ARE_ASKED
                ? List.of(
                        new Somebody("Ward clerk", most),
                        new Somebody("Staff nurse", most),
                        new Somebody("Theatre lead", most))
                : List.of(
                        new Somebody("Ward clerk", most),
                        new Somebody("Staff nurse", most),
                        new Somebody("Theatre lead", most),
                        new Somebody("Radiographer", most),
                        new Somebody("Finance officer", most.in(Set.of(MfaPolicy.STANDARD))),
                        new Somebody("Long-standing user", perUserMfa(most)),
                        new Somebody("Local administrator", administrator(most)));
    }

    private static Facts perUserMfa(Facts of) {
        return new Facts(
                false, false, false, false, false, of.policies(), true, of.methods(), null, of.fromNamedLocation());
    }

    private static Facts administrator(Facts of) {
        return new Facts(
                false, false, false, false, true, of.policies(), false, of.methods(), null, of.fromNamedLocation());
    }
}
