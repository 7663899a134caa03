package org.gatehouse.onboarding;

import java.time.Clock;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.gatehouse.directory.Directory;
import org.gatehouse.directory.DirectoryUnavailable;
import org.gatehouse.engine.Step;
import org.gatehouse.organisation.PolicyLink;
import org.gatehouse.organisation.PolicyLinks;
import org.gatehouse.request.Journal;
import org.gatehouse.request.JournalKind;
import org.gatehouse.request.Request;
import org.gatehouse.request.Requests;
import org.gatehouse.request.Stage;
import org.gatehouse.review.ReviewProcess;

/** Reads the link back from the directory. Only what is read there is called onboarded. */
@Step(label = "Read the policy link back", reads = "ritm", remote = true)
class VerifyLink implements JavaDelegate {

    private final Requests requests;
    private final Onboardings onboardings;
    private final Directory directory;
    private final PolicyLinks links;
    private final Journal journal;
    private final Clock clock;

    VerifyLink(
            Requests requests,
            Onboardings onboardings,
            Directory directory,
            PolicyLinks links,
            Journal journal,
            Clock clock) {
        this.requests = requests;
        this.onboardings = onboardings;
        this.directory = directory;
        this.links = links;
        this.journal = journal;
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Request request = requests.get(ReviewProcess.ritm(execution));
        OnboardingDetails details = onboardings.details(request);
        if (!directory.isLinked(details.securityGroupId(), details.policy())) {
            throw new DirectoryUnavailable("The directory does not show the link yet");
        }
        links.add(new PolicyLink(
                request.ritm().value(),
                request.organisation().value(),
                details.policy(),
                details.securityGroupId(),
                details.securityGroup(),
                clock.instant(),
                null,
                null,
                0));
        journal.note(
                request.ritm(),
                JournalKind.DIRECTORY,
                "Link read back from the directory",
                Stage.GATEHOUSE,
                Map.of("group", details.securityGroup(), "wanted", "linked", "read", "linked"));
    }
}
