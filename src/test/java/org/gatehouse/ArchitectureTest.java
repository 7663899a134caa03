package org.gatehouse;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.gatehouse.engine.ProcessVariable;
import org.gatehouse.engine.Step;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.modulith.core.ApplicationModules;

@AnalyzeClasses(packages = "org.gatehouse", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule rowsUseTheRowsBelow = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("insight")
            .definedBy(
                    "org.gatehouse.portal..",
                    "org.gatehouse.demo..",
                    "org.gatehouse.account..",
                    "org.gatehouse.signin..",
                    "org.gatehouse.report..",
                    "org.gatehouse.audit..",
                    "org.gatehouse.modelling..")
            .layer("cases")
            .definedBy(
                    "org.gatehouse.onboarding..",
                    "org.gatehouse.namedlocation..",
                    "org.gatehouse.exemption..",
                    "org.gatehouse.compromise..",
                    "org.gatehouse.enrolment..",
                    "org.gatehouse.enablement..")
            .layer("work")
            .definedBy(
                    "org.gatehouse.review..",
                    "org.gatehouse.repair..",
                    "org.gatehouse.enquiry..",
                    "org.gatehouse.document..",
                    "org.gatehouse.modelchange..")
            .layer("shared")
            .definedBy(
                    "org.gatehouse.request..",
                    "org.gatehouse.organisation..",
                    "org.gatehouse.standing..",
                    "org.gatehouse.census..",
                    "org.gatehouse.precedence..",
                    "org.gatehouse.guidance..",
                    "org.gatehouse.worktime..",
                    "org.gatehouse.duration..",
                    "org.gatehouse.notification..",
                    "org.gatehouse.task..",
                    "org.gatehouse.retention..",
                    "org.gatehouse.model..",
                    "org.gatehouse.rehearsal..",
                    "org.gatehouse.release..")
            .layer("ports")
            .definedBy("org.gatehouse.directory..", "org.gatehouse.servicedesk..")
            .layer("foundation")
            .definedBy(
                    "org.gatehouse.engine..",
                    "org.gatehouse.web..",
                    "org.gatehouse.store..",
                    "org.gatehouse.trail..",
                    "org.gatehouse.identity..",
                    "org.gatehouse.refusal..")
            .whereLayer("insight")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("cases")
            .mayOnlyBeAccessedByLayers("insight")
            .whereLayer("work")
            .mayOnlyBeAccessedByLayers("insight", "cases")
            .whereLayer("shared")
            .mayOnlyBeAccessedByLayers("insight", "cases", "work")
            .whereLayer("ports")
            .mayOnlyBeAccessedByLayers("insight", "cases", "work", "shared");

    @ArchTest
    static final ArchRule engineInternalsStayInOnePackage = noClasses()
            .that()
            .resideOutsideOfPackage("org.gatehouse.engine..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.camunda.bpm.engine.impl..");

    @ArchTest
    static final ArchRule rulesArePureFunctionsOfWhatTheyAreGiven = classes()
            .that()
            .haveSimpleNameEndingWith("Policy")
            .or()
            .haveSimpleName("GroupFitness")
            .or()
            .haveSimpleName("ReviewNudge")
            .or()
            .haveSimpleName("WorkingHours")
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(
                    "java..",
                    "org.gatehouse.audit..",
                    "org.gatehouse.onboarding..",
                    "org.gatehouse.namedlocation..",
                    "org.gatehouse.enablement..",
                    "org.gatehouse.enrolment..",
                    "org.gatehouse.census",
                    "org.gatehouse.review..",
                    "org.gatehouse.worktime..",
                    "org.gatehouse.directory",
                    "org.gatehouse.precedence",
                    "org.gatehouse.organisation",
                    "org.gatehouse.identity..",
                    "org.gatehouse.refusal..",
                    "org.gatehouse.request",
                    "org.gatehouse.servicedesk"));

    /** The classes that judge and find IP ranges, their nested classes and arrays of them. */
    private static final String RANGES = "(\\[L)?org\\.gatehouse\\.namedlocation\\."
            + "(Ip(Address|Family|Range|Text)|KnownRanges|LocationIndex|SpecialBlocks"
            + "|Range(Analyst|Breadth|Code|Diff|Finding|Hint|List|Overlaps|Report|Verdict))(\\$.*)?;?";

    @ArchTest
    static final ArchRule rangesKnowOnlyNumbers = classes()
            .that()
            .haveNameMatching(RANGES)
            .should()
            .onlyDependOnClassesThat(
                    resideInAnyPackage("java..", "inet.ipaddr..").or(nameMatching(RANGES)));

    @ArchTest
    static final ArchRule onlyTypedVariablesTouchTheirScope = noClasses()
            .that()
            .doNotBelongToAnyOf(ProcessVariable.class)
            .should()
            .callMethod(VariableScope.class, "getVariable", String.class)
            .orShould()
            .callMethod(VariableScope.class, "setVariable", String.class, Object.class);

    @ArchTest
    static final ArchRule stepsAreKeptWithinTheirCase =
            classes().that().areAnnotatedWith(Step.class).should().bePackagePrivate();

    @ArchTest
    static final ArchRule dependenciesComeThroughConstructors =
            noFields().should().beAnnotatedWith(Autowired.class);

    @Test
    void modulesUseEachOthersPublicFacesOnlyAndWithoutCycles() {
        ApplicationModules.of(GatehouseApplication.class).verify();
    }
}
