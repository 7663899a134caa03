package org.gatehouse.exemption;

import java.util.List;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.gatehouse.engine.Step;
import org.gatehouse.exemption.EligibilityTable.Ground;
import org.gatehouse.review.ReviewProcess;

/** Asks the table of eligibility about the account as the directory shows it now. */
@Step(
        label = "Look whether the account may have the exception",
        reads = "ritm",
        writes = {"eligible", "unsuitableBecause"},
        remote = true)
class CheckEligibility implements JavaDelegate {

    private final TermRegister register;
    private final Suitability suitability;

    CheckEligibility(TermRegister register, Suitability suitability) {
        this.register = register;
        this.suitability = suitability;
    }

    @Override
    public void execute(DelegateExecution execution) {
        List<Term> terms = register.of(ReviewProcess.ritm(execution));
        ShortTermProcess.assessed(
                execution,
                terms.stream()
                        .flatMap(term -> suitability.groundsAgainst(term).stream())
                        .map(Ground::because)
                        .collect(Collectors.joining(" ")));
    }
}
