package org.gatehouse.onboarding;

import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.gatehouse.directory.Directory;
import org.gatehouse.directory.DirectoryUnavailable;
import org.gatehouse.engine.Step;
import org.gatehouse.request.Journal;
import org.gatehouse.request.JournalKind;
import org.gatehouse.request.Request;
import org.gatehouse.request.Requests;
import org.gatehouse.request.Stage;
import org.gatehouse.review.ReviewProcess;

/** Reads back from the directory that the link is gone. */
@Step(label = "Read back that the policy link is gone", reads = "ritm", remote = true)
class VerifyLinkGone implements JavaDelegate {

    private final Requests requests;
    private final Onboardings onboardings;
    private final Directory directory;
    private final Journal journal;

    VerifyLinkGone(Requests requests, Onboardings onboardings, Directory directory, Journal journal) {
        this.requests = requests;
        this.onboardings = onboardings;
        this.directory = directory;
        this.journal = journal;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Request request = requests.get(ReviewProcess.ritm(execution));
        OnboardingDetails details = onboardings.details(request);
        if (directory.isLinked(details.securityGroupId(), details.policy())) {
            throw new DirectoryUnavailable("The directory still shows the link");
        }
        journal.note(
                request.ritm(),
                JournalKind.DIRECTORY,
                "No link left in the directory",
                Stage.GATEHOUSE,
                Map.of("group", details.securityGroup(), "wanted", "not linked", "read", "not linked"));
    }
}
