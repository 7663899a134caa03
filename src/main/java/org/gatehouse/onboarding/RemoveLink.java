package org.gatehouse.onboarding;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.gatehouse.directory.Directory;
import org.gatehouse.engine.Step;
import org.gatehouse.request.Requests;
import org.gatehouse.review.ReviewProcess;

/** Removes whatever of the link was made before linking was given up. */
@Step(label = "Remove the policy link", reads = "ritm", remote = true)
class RemoveLink implements JavaDelegate {

    private final Requests requests;
    private final Onboardings onboardings;
    private final Directory directory;

    RemoveLink(Requests requests, Onboardings onboardings, Directory directory) {
        this.requests = requests;
        this.onboardings = onboardings;
        this.directory = directory;
    }

    @Override
    public void execute(DelegateExecution execution) {
        OnboardingDetails details = onboardings.details(requests.get(ReviewProcess.ritm(execution)));
        if (directory.isLinked(details.securityGroupId(), details.policy())) {
            directory.unlink(details.securityGroupId(), details.policy());
        }
    }
}
