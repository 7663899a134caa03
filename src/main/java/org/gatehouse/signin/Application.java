package org.gatehouse.signin;

/** What somebody signs in to. Of which kind it is, the decision table says. */
enum Application {
    OUTLOOK("Outlook"),
    TEAMS("Teams"),
    SHAREPOINT("SharePoint"),
    ONEDRIVE("OneDrive"),
    ONENOTE("OneNote"),
    NHSMAIL_PORTAL("NHSmail Portal"),
    ADFS_APPLICATION("An application behind ADFS");

    private final String inWords;

    Application(String inWords) {
        this.inWords = inWords;
    }

    public String inWords() {
        return inWords;
    }
}
