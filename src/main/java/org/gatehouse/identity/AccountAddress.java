package org.gatehouse.identity;

import java.io.Serializable;
import java.util.Locale;
import java.util.regex.Pattern;
import org.gatehouse.refusal.Malformed;

/** The e-mail address that names an account, in lower case. */
public record AccountAddress(String value) implements Serializable {

    private static final int LONGEST = 254;
    private static final Pattern FORM =
            Pattern.compile("[a-z0-9._%+'-]{1,64}@[a-z0-9-]{1,63}(\\.[a-z0-9-]{1,63}){1,8}");

    public AccountAddress {
        if (value.length() > LONGEST || !FORM.matcher(value).matches()) {
            throw new Malformed("EMAIL_INVALID", "Enter an e-mail address such as name@organisation.example");
        }
    }

    public static AccountAddress of(String text) {
        return new AccountAddress(text.strip().toLowerCase(Locale.ROOT));
    }

    @Override
    public String toString() {
        return value;
    }
}
