package org.gatehouse.report;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gatehouse.census.Entry;
import org.gatehouse.directory.MethodType;
import org.gatehouse.directory.MfaPolicy;
import org.gatehouse.identity.OdsCode;
import org.gatehouse.precedence.EffectivePolicy;
import org.gatehouse.web.CsvDownload;
import org.gatehouse.worktime.WorkingHours;
import org.springframework.stereotype.Component;

/** Writes the reports as tables to download. */
@Component
class ReportFiles {

    private static final List<String> OF_ACCOUNTS = List.of(
            "Account",
            "Name",
            "Organisation",
            "Kind",
            "Under MFA",
            "SSPR only",
            "Policy that counts",
            "Policies",
            "Per-user MFA",
            "Methods",
            "Number outside the UK",
            "Grace ends (UTC)",
            "Exception ends (UTC)",
            "Ever compromised",
            "Compromised",
            "Administrator",
            "Disabled");

    private static final List<String> OF_ORGANISATIONS = Stream.of(
                    Stream.of(
                            "Organisation",
                            "Accounts",
                            "Under MFA",
                            "Not under MFA",
                            "Not under MFA, with an exception",
                            "Need no MFA",
                            "Per cent under MFA",
                            "SSPR only",
                            "No core method",
                            "Number outside the UK",
                            "In grace",
                            "With an exception",
                            "Ever compromised",
                            "Compromised"),
                    Arrays.stream(EffectivePolicy.values()).map(policy -> "Policy: " + policy.inWords()),
                    Arrays.stream(MethodType.values()).map(method -> "Method: " + method.inWords()),
                    Arrays.stream(MethodType.values()).map(method -> "SSPR only: " + method.inWords()),
                    Stream.of("As of (UTC)"))
            .flatMap(columns -> columns)
            .toList();

    private final Reports reports;
    private final Clock clock;

    ReportFiles(Reports reports, Clock clock) {
        this.reports = reports;
        this.clock = clock;
    }

    /** A line for each organisation. */
    void adoption(OdsCode organisation, HttpServletResponse response) throws IOException {
        List<Adoption> lines = reports.organisations(organisation);
        CsvDownload.<Adoption>answer(
                response, fileName("mfa-adoption"), OF_ORGANISATIONS, to -> to.accept(lines), ReportFiles::cells);
    }

    /** A line for each account, a part at a time, however many they are. */
    void status(OdsCode organisation, Part part, HttpServletResponse response) throws IOException {
        // refused before the answer begins to be a file, if at all
        reports.asOf();
        CsvDownload.<StatusLine>answer(
                response,
                fileName("mfa-status"),
                OF_ACCOUNTS,
                to -> reports.eachStatus(organisation, part, to),
                ReportFiles::cells);
    }

    private String fileName(String report) {
        return "%s-%s.csv".formatted(report, LocalDate.ofInstant(clock.instant(), WorkingHours.LONDON));
    }

    private static List<Object> cells(Adoption line) {
        var cells = new ArrayList<Object>(Arrays.asList(
                line.organisation(),
                line.accounts(),
                line.underMfa(),
                line.notUnderMfa(),
                line.notUnderMfaExcepted(),
                line.needNoMfa(),
                line.percent(),
                line.ssprOnly(),
                line.noMethod(),
                line.numberOutsideUk(),
                line.inGrace(),
                line.excepted(),
                line.everCompromised(),
                line.compromised()));
        cells.addAll(line.byPolicy().values());
        cells.addAll(line.byMethod().values());
        cells.addAll(line.ssprOnlyByMethod().values());
        cells.add(line.asOf());
        return cells;
    }

    private static List<Object> cells(StatusLine line) {
        Entry entry = line.entry();
        return Arrays.asList(
                entry.address(),
                entry.displayName(),
                entry.organisation(),
                entry.kind().inWords(),
                yesOrNo(line.status().state().isUnderMfa()),
                yesOrNo(line.status().ssprOnly()),
                line.status().policy().inWords(),
                inWords(entry.policies().stream().sorted().map(MfaPolicy::inWords)),
                yesOrNo(entry.perUserMfa()),
                inWords(entry.methods().stream().sorted().map(MethodType::inWords)),
                yesOrNo(entry.numberOutsideUk()),
                line.graceEndsAt(),
                line.exceptionEndsAt(),
                yesOrNo(line.standing().everCompromised()),
                yesOrNo(line.standing().compromised()),
                yesOrNo(entry.administrator()),
                yesOrNo(!entry.enabled()));
    }

    private static String inWords(Stream<String> names) {
        return names.collect(Collectors.joining(", "));
    }

    private static String yesOrNo(boolean yes) {
        return yes ? "Yes" : "No";
    }
}
