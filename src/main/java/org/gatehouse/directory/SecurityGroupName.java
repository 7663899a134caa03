package org.gatehouse.directory;

import java.util.Locale;
import java.util.function.IntPredicate;
import org.gatehouse.identity.OdsCode;
import org.gatehouse.refusal.Malformed;

/** The Display Name of a security group, usually {@code ODS.sg.*} such as X26.sg.MFA-CA-Std-Users (AC-058). */
public record SecurityGroupName(String value) {

    private static final int LONGEST = 256;
    private static final IntPredicate NO_CHARACTER =
            each -> Character.isISOControl(each) || Character.getType(each) == Character.SURROGATE;

    public SecurityGroupName {
        if (value.isBlank() || value.length() > LONGEST || value.codePoints().anyMatch(NO_CHARACTER)) {
            throw new Malformed(
                    "GROUP_NAME_INVALID", "A security group's Display Name has 1 to 256 printable characters");
        }
    }

    public static SecurityGroupName of(String text) {
        return new SecurityGroupName(text.strip());
    }

    /** Whether the name begins as the guidance suggests for this organisation. */
    public boolean followsPatternOf(OdsCode organisation) {
        String prefix = organisation + ".sg.";
        return value.length() > prefix.length()
                && value.toUpperCase(Locale.ROOT).startsWith(prefix.toUpperCase(Locale.ROOT));
    }

    @Override
    public String toString() {
        return value;
    }
}
