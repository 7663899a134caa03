package org.gatehouse.model;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.RepositoryService;

/** Changed copies of what is shipped, each deployed as the next version until it is taken back. */
public final class NewVersions implements AutoCloseable {

    private final ModelVersions versions;
    private final RepositoryService repository;
    private ModelVersion latest;

    public NewVersions(ModelVersions versions, RepositoryService repository) {
        this.versions = versions;
        this.repository = repository;
    }

    /** Another group reviews, one step is new and one gone, and the end of a withdrawal stands elsewhere. */
    public ModelVersion ofOnboarding() {
        return deploy("onboarding-request", NewVersions::changedOnboarding);
    }

    /** One rule of the table says something else, one is new, one gone, and one stands elsewhere. */
    public ModelVersion ofAccountActions() {
        return deploy("account-actions", NewVersions::changedAccountActions);
    }

    /** The version before comes into force again. */
    @Override
    public void close() {
        if (latest != null) {
            repository.deleteDeployment(latest.deployment(), true);
        }
    }

    private ModelVersion deploy(String key, UnaryOperator<String> change) {
        ModelVersion before = versions.inForce(key).orElseThrow();
        var files = versions.files(before);
        var deployment = repository.createDeployment().name("processes/" + before.file());
        files.forEach((name, content) -> deployment.addInputStream(
                name,
                new ByteArrayInputStream(
                        name.endsWith("/" + before.file())
                                ? change.apply(new String(content, StandardCharsets.UTF_8))
                                        .getBytes(StandardCharsets.UTF_8)
                                : content)));
        deployment.deploy();
        latest = versions.inForce(key).orElseThrow();
        return latest;
    }

    private static String changedOnboarding(String xml) {
        String reviewed = replace(xml, "candidateGroups=\"onboarding-reviewers\"", "candidateGroups=\"helpdesk\"");
        return withdrawnElsewhere(againAfterCompletion(withoutRejectionMail(reviewed)));
    }

    private static String withoutRejectionMail(String xml) {
        String without = xml;
        for (String gone : List.of("tell-rejection", "to-rejected", "tell-rejection-di", "to-rejected-di")) {
            without = without.replace(element(without, gone), "");
        }
        without = replace(without, "targetRef=\"tell-rejection\"", "targetRef=\"rejected\"");
        return replace(without, "<bpmn:incoming>to-rejected<", "<bpmn:incoming>approved-no<");
    }

    private static String againAfterCompletion(String xml) {
        String told = element(xml, "tell-completion");
        String again = told.replace("tell-completion", "tell-again")
                .replaceFirst("name=\"[^\"]*\"", "name=\"Tell the requester again\"");
        String flow = element(xml, "to-completed");
        String first = flow.replace("to-completed", "to-tell-again").replace("\"completed\"", "\"tell-again\"");
        String shape = element(xml, "tell-completion-di");
        String edge = element(xml, "to-completed-di");
        return xml.replace(told, told.replace("to-completed", "to-tell-again") + again)
                .replace(flow, flow.replace("tell-completion", "tell-again") + first)
                .replace(shape, shape + lowered(shape.replace("tell-completion", "tell-again")))
                .replace(edge, edge + lowered(edge.replace("to-completed", "to-tell-again")));
    }

    private static String withdrawnElsewhere(String xml) {
        String shape = element(xml, "withdrawn-di");
        return xml.replace(shape, lowered(shape));
    }

    private static String lowered(String drawn) {
        return Pattern.compile(" y=\"(\\d+)\"")
                .matcher(drawn)
                .replaceAll(found -> " y=\"%d\"".formatted(Integer.parseInt(found.group(1)) + 120));
    }

    private static String changedAccountActions(String xml) {
        String remediate = element(xml, "remediate-nothing");
        String mark = element(xml, "compromised-mark-again");
        String added = remediate.replace("remediate-nothing", "reset-nothing").replace("REMEDIATE", "RESET_PASSWORD");
        String without = xml.replace(remediate, "").replace(mark, "");
        String ordinary = element(without, "ordinary");
        return without.replace(ordinary, ordinary + added)
                .replace(element(without, "emergency-account"), element(without, "emergency-account") + mark)
                .replace("The account is compromised. Remediate it first.", "Remediate the account first.");
    }

    /** The text of the element with that id, with everything in it. */
    private static String element(String xml, String id) {
        var start =
                Pattern.compile("<([\\w:]+) id=\"%s\"[^>]*?(/?)>".formatted(id)).matcher(xml);
        if (!start.find()) {
            throw new IllegalArgumentException("There is no " + id);
        }
        String end = "</%s>".formatted(start.group(1));
        return start.group(2).isEmpty()
                ? xml.substring(start.start(), xml.indexOf(end, start.end()) + end.length())
                : start.group();
    }

    private static String replace(String xml, String text, String other) {
        if (!xml.contains(text)) {
            throw new IllegalArgumentException("There is no " + text);
        }
        return xml.replace(text, other);
    }
}
