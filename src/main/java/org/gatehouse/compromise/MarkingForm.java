package org.gatehouse.compromise;

import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.gatehouse.refusal.Findings;
import org.gatehouse.request.Texts;

/** Why an account is marked, as a body or a form says it. */
record MarkingForm(List<Sign> signs, String comment) {

    Marking read(Findings findings) {
        Set<Sign> given = EnumSet.noneOf(Sign.class);
        if (signs != null) {
            signs.stream().filter(Objects::nonNull).forEach(given::add);
        }
        if (given.isEmpty()) {
            findings.add("signs", "REQUIRED", "Choose at least one sign");
        }
        return new Marking(given, findings.optional("comment", comment, Texts::reason));
    }
}
