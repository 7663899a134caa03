package org.gatehouse.account;

import org.gatehouse.directory.AuthenticationMethod;
import org.gatehouse.directory.MethodType;
import org.gatehouse.identity.UkPhoneNumber;

/**
 * A registered method as a reader may see it.
 *
 * @param outsideUk whether it goes to a number that is not one of the United Kingdom, and is to be replaced (AC-019)
 */
record ShownMethod(MethodType type, String detail, boolean outsideUk) {

    private static final int DIGITS = 3;

    static ShownMethod of(AuthenticationMethod method, boolean withNumbers) {
        boolean number = method.type().usesNumber();
        return new ShownMethod(
                method.type(),
                number && !withNumbers ? ending(method.detail()) : method.detail(),
                number && UkPhoneNumber.isFromAbroad(method.detail()));
    }

    /** Such as "ending in 123", by which its holder knows it; null where it has not so many digits. */
    static String ending(String number) {
        String digits = number == null ? "" : number.replaceAll("\\D", "");
        return digits.length() <= DIGITS ? null : "ending in " + digits.substring(digits.length() - DIGITS);
    }
}
