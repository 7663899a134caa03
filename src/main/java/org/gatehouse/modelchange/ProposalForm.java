package org.gatehouse.modelchange;

import java.nio.charset.StandardCharsets;
import org.gatehouse.model.ModelKind;
import org.gatehouse.refusal.Findings;
import org.gatehouse.refusal.Malformed;
import org.gatehouse.release.Running;
import org.gatehouse.request.Texts;
import org.gatehouse.web.Option;

/**
 * What somebody sends to propose a change.
 *
 * @param content the whole file as text
 * @param running a {@link Running}; of a table it need not be said, since nothing runs by one
 * @param base the number of the version it was drawn on
 */
record ProposalForm(String content, String reason, String running, String base) {

    /** The file in UTF-8, with the line ends that files here have and forms of browsers have not. */
    byte[] file() {
        return content.replace("\r\n", "\n").getBytes(StandardCharsets.UTF_8);
    }

    String reason(Findings findings) {
        return findings.required("reason", reason, Texts::reason);
    }

    Running running(ModelKind kind, Findings findings) {
        return kind == ModelKind.TABLE
                ? Running.FINISH
                : findings.required("running", running, chosen -> Option.chosen(Running.class, chosen));
    }

    Integer base(Findings findings) {
        return findings.required("base", base, ProposalForm::version);
    }

    private static Integer version(String text) {
        if (!text.matches("[1-9][0-9]{0,8}")) {
            throw new Malformed("VERSION_UNKNOWN", "A version is a number such as 3");
        }
        return Integer.valueOf(text);
    }
}
