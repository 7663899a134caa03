package org.gatehouse.signin;

import java.util.ArrayList;
import java.util.List;
import org.gatehouse.worktime.LondonTime;

/**
 * Two answers side by side.
 *
 * @param lines what both say, in the same order
 */
record Comparison(String left, String right, List<Line> lines, List<Marked> leftReasons, List<Marked> rightReasons) {

    record Line(String label, String left, String right) {

        public boolean differs() {
            return !left.equals(right);
        }
    }

    /** @param only whether the other side does not say it */
    record Marked(String text, boolean only) {}

    static Comparison of(String leftTitle, Answer left, String rightTitle, Answer right, LondonTime london) {
        var lines = new ArrayList<Line>();
        lines.add(new Line("Outcome", left.outcome().inWords(), right.outcome().inWords()));
        lines.add(new Line("Rule", left.rule(), right.rule()));
        lines.add(new Line("Policy that counts", policy(left), policy(right)));
        lines.add(new Line("Registration may be skipped until", grace(left, london), grace(right, london)));
        return new Comparison(
                leftTitle,
                rightTitle,
                List.copyOf(lines),
                marked(left.reasons(), right.reasons()),
                marked(right.reasons(), left.reasons()));
    }

    private static String policy(Answer answer) {
        return answer.policy() == null ? "None counts" : answer.policy().inWords();
    }

    private static String grace(Answer answer, LondonTime london) {
        return answer.graceEndsAt() == null ? "It may not" : london.inWords(answer.graceEndsAt());
    }

    private static List<Marked> marked(List<String> reasons, List<String> others) {
        return reasons.stream()
                .map(reason -> new Marked(reason, !others.contains(reason)))
                .toList();
    }
}
