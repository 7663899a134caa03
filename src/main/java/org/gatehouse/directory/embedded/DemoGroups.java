package org.gatehouse.directory.embedded;

import java.util.List;
import org.gatehouse.identity.OdsCode;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** The demo tenant's security groups. */
@Component
@Profile("embedded")
class DemoGroups {

    /** Where self-enrolled accounts go (AC-026). */
    static final String CENTRAL = "NHSmail.sg.MFA-CA-Std-Central";

    /** Who is not asked for a second factor for a while (AC-049). */
    static final String EXCEPTIONS = "NHSmail.sg.MFA-Exceptions";

    private final DirectoryChanges directory;

    DemoGroups(DirectoryChanges directory) {
        this.directory = directory;
    }

    void load() {
        directory.create(CENTRAL, null, false);
        directory.create(EXCEPTIONS, null, false);
        for (OdsCode organisation : List.of(OdsCode.of("ZA1"), OdsCode.of("ZB2"), OdsCode.of("X26"))) {
            directory.create(organisation + ".sg.MFA-CA-Std-Users", organisation, false);
            directory.create(organisation + ".sg.MFA-CA-NL-Users", organisation, false);
        }
        directory.create("ZA1.sg.Mail-Enabled", OdsCode.of("ZA1"), true);
        directory.create("ZA1-reception", OdsCode.of("ZA1"), false);
    }
}
