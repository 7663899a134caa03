package org.gatehouse.enablement;

import java.util.List;
import java.util.stream.Collectors;
import org.gatehouse.identity.AccountAddress;

/**
 * A row of a list.
 *
 * @param line where it begins in the file, the first being 1
 * @param account as it stands there: an address in lower case, or what is none
 */
record Row(int line, String account, Verdict verdict, List<Reason> reasons) {

    /** Of a row that is one. */
    AccountAddress address() {
        return AccountAddress.of(account);
    }

    boolean isAddress() {
        return !reasons.contains(Reason.NOT_AN_ADDRESS);
    }

    /** Whether the organisation has such an account, as far as is known. */
    public boolean isKnown() {
        return isAddress() && !reasons.contains(Reason.ACCOUNT_UNKNOWN);
    }

    /** The code of the weightiest reason, or null. */
    String code() {
        return reasons.isEmpty() ? null : reasons.get(0).name();
    }

    String codes() {
        return reasons.stream().map(Enum::name).collect(Collectors.joining(" "));
    }

    public String reasonsInWords() {
        return reasons.stream().map(Reason::inWords).collect(Collectors.joining(". "));
    }
}
