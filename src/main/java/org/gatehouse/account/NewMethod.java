package org.gatehouse.account;

import org.gatehouse.directory.AuthenticationMethod;
import org.gatehouse.directory.MethodType;
import org.gatehouse.identity.UkPhoneNumber;
import org.gatehouse.refusal.Findings;
import org.gatehouse.refusal.Refusal;

/**
 * A method that somebody wants to register.
 *
 * @param phoneNumber for a text message or a call, and for nothing else
 */
record NewMethod(MethodType type, String phoneNumber) {

    private static final String NUMBER = "phoneNumber";

    /** @throws Refusal with everything that is wrong with it */
    AuthenticationMethod read() {
        var findings = new Findings();
        findings.required("type", type);
        String detail = type == null ? null : detail(findings);
        findings.refuseIfAny();
        return new AuthenticationMethod(type, detail);
    }

    private String detail(Findings findings) {
        if (!type.usesNumber()) {
            if (phoneNumber != null && !phoneNumber.isBlank()) {
                findings.add(NUMBER, "NOT_ALLOWED", "Only a text message or a call goes to a telephone number");
            }
            return null;
        }
        UkPhoneNumber number = findings.required(NUMBER, phoneNumber, UkPhoneNumber::of);
        if (number == null) {
            return null;
        }
        if (type == MethodType.SMS && !number.isMobile()) {
            findings.add(
                    NUMBER,
                    "PHONE_NUMBER_NOT_MOBILE",
                    "A text message needs a mobile number. For a landline, choose the phone call");
        }
        return number.value();
    }
}
