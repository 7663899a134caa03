package org.gatehouse.namedlocation;

import java.util.Locale;
import java.util.function.IntPredicate;
import org.gatehouse.identity.OdsCode;
import org.gatehouse.refusal.Malformed;

/** What an organisation calls one of its networks; unique within it, whatever the capitals. */
record LocationName(String value) {

    private static final int LONGEST = 120;
    private static final IntPredicate NO_CHARACTER =
            each -> Character.isISOControl(each) || Character.getType(each) == Character.SURROGATE;

    LocationName {
        if (value.isBlank() || value.length() > LONGEST || value.codePoints().anyMatch(NO_CHARACTER)) {
            throw new Malformed("LOCATION_NAME_INVALID", "A name has 1 to %d printable characters".formatted(LONGEST));
        }
    }

    static LocationName of(String text) {
        return new LocationName(text.strip().replaceAll("\\s+", " "));
    }

    /** The one form by which the name is held for an organisation. */
    String heldBy(OdsCode organisation) {
        return organisation + ":" + value.toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return value;
    }
}
