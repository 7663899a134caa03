package org.gatehouse.onboarding;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.gatehouse.directory.Directory;
import org.gatehouse.engine.Step;
import org.gatehouse.organisation.GroupChange;
import org.gatehouse.request.Journal;
import org.gatehouse.request.JournalKind;
import org.gatehouse.request.Request;
import org.gatehouse.request.Requests;
import org.gatehouse.request.Stage;
import org.gatehouse.review.ReviewProcess;

/** Links the approved security group to the policy, unless it is no longer the group that was approved. */
@Step(
        label = "Link the security group to the policy",
        reads = "ritm",
        errors = OnboardingProcess.GROUP_UNSUITABLE,
        remote = true)
class LinkGroup implements JavaDelegate {

    private final Requests requests;
    private final Onboardings onboardings;
    private final Directory directory;
    private final Journal journal;

    LinkGroup(Requests requests, Onboardings onboardings, Directory directory, Journal journal) {
        this.requests = requests;
        this.onboardings = onboardings;
        this.directory = directory;
        this.journal = journal;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Request request = requests.get(ReviewProcess.ritm(execution));
        OnboardingDetails details = onboardings.details(request);
        refuseChanged(details);
        boolean before = directory.isLinked(details.securityGroupId(), details.policy());
        if (!before) {
            directory.link(details.securityGroupId(), details.policy());
        }
        journal.note(
                request.ritm(),
                JournalKind.DIRECTORY,
                "Security group linked to the %s policy"
                        .formatted(details.policy().inWords()),
                Stage.GATEHOUSE,
                Map.of(
                        "group",
                        details.securityGroup(),
                        "wanted",
                        "linked",
                        "before",
                        before ? "linked" : "not linked"));
    }

    private void refuseChanged(OnboardingDetails details) {
        List<GroupChange> changes =
                GroupFitness.changes(directory.group(details.securityGroupId()), details.securityGroup());
        if (!changes.isEmpty()) {
            throw new BpmnError(
                    OnboardingProcess.GROUP_UNSUITABLE,
                    changes.stream()
                            .map(change -> "The group %s %s.".formatted(details.securityGroup(), change.inWords()))
                            .collect(Collectors.joining(" ")));
        }
    }
}
