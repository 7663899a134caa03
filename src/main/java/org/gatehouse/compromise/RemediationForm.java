package org.gatehouse.compromise;

import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.gatehouse.refusal.Findings;
import org.gatehouse.request.Texts;

/** What a body or a form says of the remediation of an account. */
record RemediationForm(String identityCheckedBy, String identityCheckMethod, List<ChecklistItem> checklist) {

    Remediation read(Findings findings) {
        Set<ChecklistItem> missing = EnumSet.allOf(ChecklistItem.class);
        if (checklist != null) {
            checklist.stream().filter(Objects::nonNull).forEach(missing::remove);
        }
        missing.forEach(item -> findings.add("checklist", item + "_MISSING", "Not confirmed: " + item.inWords()));
        return new Remediation(
                findings.required("identityCheckedBy", identityCheckedBy, Texts::line),
                findings.required("identityCheckMethod", identityCheckMethod, Texts::reason));
    }
}
