package org.gatehouse.signin;

/** With what somebody signs in. */
enum Client {
    WEB("Browser"),
    DESKTOP("Desktop app"),
    MOBILE("Mobile app"),
    OUTLOOK_2010("Outlook 2010"),
    OUTLOOK_2013("Outlook 2013");

    private final String inWords;

    Client(String inWords) {
        this.inWords = inWords;
    }

    /** The old Outlooks open a mailbox and nothing else. */
    boolean suits(Application application) {
        boolean oldOutlook = this == OUTLOOK_2010 || this == OUTLOOK_2013;
        return !oldOutlook || application == Application.OUTLOOK;
    }

    public String inWords() {
        return inWords;
    }
}
