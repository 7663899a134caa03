package org.gatehouse.modelling;

import java.util.List;
import java.util.stream.Stream;
import org.gatehouse.identity.Groups;
import org.gatehouse.model.ModelKind;
import org.gatehouse.model.ModelVersion;
import org.gatehouse.model.ModelVersions;
import org.gatehouse.web.Option;
import org.springframework.stereotype.Component;

/** The names that a diagram may use, so that nobody has to know and type them. */
@Component
class EditorChoices {

    private static final String FORMS = "forms/";
    private static final String FORM = ".form";

    /** Those who may be given a task, in the order of the names of the groups. */
    private static final List<Option> GROUPS = Stream.of(
                    Groups.DIRECTORY_SUPPORT,
                    Groups.ESCALATION_PANEL,
                    Groups.EXCEPTION_REVIEWERS,
                    Groups.HELPDESK,
                    Groups.LOCATION_REVIEWERS,
                    Groups.ONBOARDING_REVIEWERS)
            .map(group -> new Option(group, Groups.inWords(group)))
            .toList();

    private final ModelVersions versions;

    EditorChoices(ModelVersions versions) {
        this.versions = versions;
    }

    List<Option> groups() {
        return GROUPS;
    }

    /** The forms that a version was deployed with, which its successor gets too. */
    List<Option> formsOf(ModelVersion version) {
        return versions.files(version).keySet().stream()
                .filter(file -> file.startsWith(FORMS) && file.endsWith(FORM))
                .map(file -> file.substring(FORMS.length(), file.length() - FORM.length()))
                .map(form -> new Option(form, form))
                .toList();
    }

    List<Option> ofKind(ModelKind kind) {
        return versions.inForce().stream()
                .filter(model -> model.kind() == kind)
                .map(model -> new Option(model.key(), model.name()))
                .toList();
    }
}
