package org.gatehouse.namedlocation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.gatehouse.identity.OdsCode;
import org.gatehouse.namedlocation.NamedLocationDetails.Answer;
import org.gatehouse.namedlocation.NamedLocationPolicy.Assessment;
import org.gatehouse.namedlocation.NamedLocationPolicy.Correction;
import org.gatehouse.namedlocation.NamedLocationPolicy.Facts;
import org.gatehouse.namedlocation.NamedLocationPolicy.Impossible;
import org.gatehouse.namedlocation.NamedLocationPolicy.Possible;
import org.gatehouse.refusal.Finding;
import org.gatehouse.request.Warning;
import org.gatehouse.servicedesk.RequestReference;
import org.junit.jupiter.api.Test;

class NamedLocationPolicyTest {

    private static final OdsCode ZA1 = OdsCode.of("ZA1");
    private static final RequestReference OTHER = RequestReference.of("RITM0010009");
    private static final RegisteredLocation MAIN_SITE = new RegisteredLocation(
            "RITM0010001",
            ZA1,
            "Main site",
            "RITM0010001",
            Instant.parse("2026-11-23T10:00:00Z"),
            List.of(IpRange.of("45.67.84.0/28")));

    @Test
    void aNewLocationOfAnOnboardedOrganisationIsPossible() {
        assertThat(assess(LocationAction.REGISTER, true, null, null, "45.67.84.0/28"))
                .isEqualTo(new Possible(List.of()));
    }

    @Test
    void warningsOfTheRangesAreKept() {
        assertThat(assess(LocationAction.REGISTER, true, null, null, "203.0.113.0/24"))
                .isInstanceOfSatisfying(
                        Possible.class,
                        possible -> assertThat(possible.warnings())
                                .extracting(Warning::code)
                                .containsExactly("DOCUMENTATION"));
    }

    @Test
    void everyReasonIsGivenTogether() {
        assertThat(codes(assess(LocationAction.REGISTER, false, OTHER, MAIN_SITE, "10.0.0.1,here")))
                .containsExactly(
                        "NOT_ONBOARDED", "LOCATION_REQUEST_PENDING", "LOCATION_EXISTS", "PRIVATE", "UNPARSABLE");
    }

    @Test
    void whoeverHoldsTheLocationIsNamedWhereItIsKnown() {
        assertThat(findings(assess(LocationAction.REGISTER, true, OTHER, null, "45.67.84.0/28")))
                .extracting(Finding::message)
                .containsExactly("RITM0010009 about the named location 'Main site' is open: there is one at a time");
        assertThat(NamedLocationPolicy.taken(facts(LocationAction.REGISTER, true, null, null, null, null, List.of()))
                        .message())
                .startsWith("Another request about");
    }

    @Test
    void onlyWhatIsRegisteredIsChangedOrRemoved() {
        assertThat(codes(assess(LocationAction.UPDATE, true, null, null, "45.67.85.0/28")))
                .containsExactly("LOCATION_UNKNOWN");
        assertThat(codes(assess(LocationAction.REMOVE, true, null, null, null))).containsExactly("LOCATION_UNKNOWN");
        assertThat(assess(LocationAction.REMOVE, true, null, MAIN_SITE, null)).isEqualTo(new Possible(List.of()));
        assertThat(assess(LocationAction.UPDATE, true, null, MAIN_SITE, "45.67.85.0/28"))
                .isEqualTo(new Possible(List.of()));
    }

    @Test
    void aRemovalNeedsNoOnboarding() {
        assertThat(assess(LocationAction.REMOVE, false, null, MAIN_SITE, null)).isEqualTo(new Possible(List.of()));
        assertThat(codes(assess(LocationAction.UPDATE, false, null, MAIN_SITE, "45.67.85.0/28")))
                .containsExactly("NOT_ONBOARDED");
    }

    @Test
    void nothingIsCalledLikeALocationOfEverybody() {
        var facts = new Facts(
                ZA1,
                LocationAction.REGISTER,
                LocationName.of("HSCN"),
                true,
                null,
                null,
                true,
                RangeAnalyst.analyse("45.67.84.0/28", KnownRanges.none()),
                null,
                List.of());
        assertThat(codes(NamedLocationPolicy.assess(facts))).containsExactly("NAME_OF_DEFAULT");
    }

    @Test
    void aChangeMustChangeSomething() {
        assertThat(codes(assess(LocationAction.UPDATE, true, null, MAIN_SITE, "45.67.84.0/28")))
                .containsExactly("NOTHING_CHANGES");
        assertThat(codes(assess(LocationAction.REGISTER, true, null, null, " , ")))
                .containsExactly("REQUIRED");
    }

    @Test
    void aRejectionIsCorrectedWhileItsWindowIsOpenAndEveryReasonIsAnswered() {
        var open = new Correction(OTHER, true, List.of("Guests", "Logs "));
        assertThat(codes(correct(open, List.of()))).containsExactly("REASON_UNANSWERED", "REASON_UNANSWERED");
        assertThat(codes(correct(open, List.of(new Answer("Guests", "Moved"), new Answer("Logs", null)))))
                .containsExactly("REASON_UNANSWERED");
        assertThat(correct(open, List.of(new Answer("Guests", "Moved"), new Answer("Logs", "Kept"))))
                .isEqualTo(new Possible(List.of()));
        assertThat(codes(correct(new Correction(OTHER, false, List.of("Guests")), List.of())))
                .containsExactly("NOT_CORRECTABLE");
    }

    private static Assessment correct(Correction rejected, List<Answer> answers) {
        return NamedLocationPolicy.assess(
                facts(LocationAction.REGISTER, true, null, null, "45.67.84.0/28", rejected, answers));
    }

    private static Assessment assess(
            LocationAction action,
            boolean onboarded,
            RequestReference holder,
            RegisteredLocation registered,
            String ranges) {
        return NamedLocationPolicy.assess(facts(action, onboarded, holder, registered, ranges, null, List.of()));
    }

    private static Facts facts(
            LocationAction action,
            boolean onboarded,
            RequestReference holder,
            RegisteredLocation registered,
            String ranges,
            Correction rejected,
            List<Answer> answers) {
        return new Facts(
                ZA1,
                action,
                LocationName.of("Main site"),
                onboarded,
                holder,
                registered,
                false,
                ranges == null ? null : RangeAnalyst.analyse(ranges, KnownRanges.none()),
                rejected,
                answers);
    }

    private static List<String> codes(Assessment assessment) {
        return findings(assessment).stream().map(Finding::code).toList();
    }

    private static List<Finding> findings(Assessment assessment) {
        assertThat(assessment).isInstanceOf(Impossible.class);
        return ((Impossible) assessment).findings();
    }
}
