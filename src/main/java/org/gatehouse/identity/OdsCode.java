package org.gatehouse.identity;

import java.util.Locale;
import java.util.regex.Pattern;
import org.gatehouse.refusal.Malformed;

/** An organisation's code in the NHS Organisation Data Service, in upper case, such as {@code X26}. */
public record OdsCode(String value) {

    private static final Pattern FORM = Pattern.compile("[A-Z0-9]{3,10}");

    public OdsCode {
        if (!FORM.matcher(value).matches()) {
            throw new Malformed("ODS_CODE_INVALID", "An ODS code has 3 to 10 letters and digits, such as X26");
        }
    }

    public static OdsCode of(String text) {
        return new OdsCode(text.strip().toUpperCase(Locale.ROOT));
    }

    @Override
    public String toString() {
        return value;
    }
}
