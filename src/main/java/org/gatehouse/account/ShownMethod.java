package org.gatehouse.account;

import org.gatehouse.directory.AuthenticationMethod;
import org.gatehouse.directory.MethodType;

/** A registered method as a reader may see it. */
record ShownMethod(MethodType type, String detail) {

    private static final int DIGITS = 3;

    static ShownMethod of(AuthenticationMethod method, boolean withNumbers) {
        boolean number = method.type() == MethodType.SMS || method.type() == MethodType.CALL;
        return new ShownMethod(method.type(), number && !withNumbers ? ending(method.detail()) : method.detail());
    }

    private static String ending(String number) {
        return number == null || number.length() <= DIGITS
                ? null
                : "ending in " + number.substring(number.length() - DIGITS);
    }
}
