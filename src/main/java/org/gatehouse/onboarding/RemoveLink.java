package org.gatehouse.onboarding;

import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.gatehouse.directory.Directory;
import org.gatehouse.engine.Step;
import org.gatehouse.request.Journal;
import org.gatehouse.request.JournalKind;
import org.gatehouse.request.Requests;
import org.gatehouse.request.Stage;
import org.gatehouse.review.ReviewProcess;
import org.gatehouse.servicedesk.RequestReference;

/** Removes whatever of the link was made before linking was given up. */
@Step(label = "Remove the policy link", reads = "ritm", remote = true)
class RemoveLink implements JavaDelegate {

    private final Requests requests;
    private final Onboardings onboardings;
    private final Directory directory;
    private final Journal journal;

    RemoveLink(Requests requests, Onboardings onboardings, Directory directory, Journal journal) {
        this.requests = requests;
        this.onboardings = onboardings;
        this.directory = directory;
        this.journal = journal;
    }

    @Override
    public void execute(DelegateExecution execution) {
        RequestReference ritm = ReviewProcess.ritm(execution);
        OnboardingDetails details = onboardings.details(requests.get(ritm));
        if (directory.isLinked(details.securityGroupId(), details.policy())) {
            directory.unlink(details.securityGroupId(), details.policy());
            journal.note(
                    ritm,
                    JournalKind.DIRECTORY,
                    "Link removed",
                    Stage.GATEHOUSE,
                    Map.of("group", details.securityGroup(), "before", "linked", "wanted", "not linked"));
        }
    }
}
