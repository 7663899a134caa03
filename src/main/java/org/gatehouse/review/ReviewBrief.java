package org.gatehouse.review;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.gatehouse.organisation.Organisations;
import org.gatehouse.request.Attachments;
import org.gatehouse.request.Attachments.Attachment;
import org.gatehouse.request.Request;
import org.gatehouse.request.RequestCase.Change;
import org.gatehouse.request.RequestCase.Fact;
import org.gatehouse.request.RequestCases;
import org.gatehouse.request.Warning;
import org.gatehouse.task.TaskKind.Line;
import org.gatehouse.worktime.LondonTime;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** All that a reviewer must know of a request, for programs, for the form of Tasklist and for a page. */
@Component
public class ReviewBrief {

    private final RequestCases cases;
    private final Organisations organisations;
    private final ObjectProvider<Attachments> attachments;
    private final LondonTime london;

    ReviewBrief(
            RequestCases cases,
            Organisations organisations,
            ObjectProvider<Attachments> attachments,
            LondonTime london) {
        this.cases = cases;
        this.organisations = organisations;
        this.attachments = attachments;
        this.london = london;
    }

    /** As name and value. */
    public Map<String, Object> of(Request request) {
        var brief = new LinkedHashMap<String, Object>();
        brief.put("ritm", request.ritm().value());
        brief.put("organisation", request.organisation().value());
        brief.put("organisationName", organisations.nameOf(request.organisation()));
        brief.put("subject", cases.subject(request));
        brief.put("requestedBy", request.requestedBy().value());
        brief.put("submitted", london.inWords(request.submittedAt()));
        brief.put("due", london.inWords(request.dueAt()));
        Stream.concat(cases.facts(request).stream(), cases.factsForReviewers(request).stream())
                .forEach(fact -> brief.merge(key(fact.label()), fact.value(), (one, other) -> one + "\n\n" + other));
        brief.put(
                "changes", cases.changes(request).stream().map(Change::inWords).toList());
        brief.put("checklist", cases.checklist(request));
        brief.put("documents", documents(request));
        brief.put(
                "resubmissionOf",
                request.resubmissionOf() == null
                        ? null
                        : request.resubmissionOf().value());
        brief.put("warnings", request.warnings().stream().map(Warning::message).toList());
        return brief;
    }

    /** As the lines of a page. */
    public List<Line> lines(Request request) {
        var lines = new ArrayList<Line>();
        lines.add(new Line(
                "Organisation", organisations.nameOf(request.organisation()) + " (" + request.organisation() + ")"));
        cases.facts(request).stream().map(ReviewBrief::line).forEach(lines::add);
        cases.factsForReviewers(request).stream().map(ReviewBrief::line).forEach(lines::add);
        lines.add(new Line("Asked by", request.requestedBy().value()));
        lines.add(new Line("Submitted", london.inWords(request.submittedAt())));
        lines.add(new Line("Due", london.inWords(request.dueAt())));
        return lines;
    }

    private static Line line(Fact fact) {
        return new Line(fact.label(), fact.value());
    }

    private List<String> documents(Request request) {
        return attachments.stream()
                .flatMap(known -> known.of(request.ritm()).stream())
                .map(Attachment::name)
                .toList();
    }

    /** "Security group" becomes "securityGroup". */
    private static String key(String label) {
        String[] words = label.toLowerCase(Locale.ROOT).split(" ");
        var key = new StringBuilder(words[0]);
        for (int i = 1; i < words.length; i++) {
            key.append(Character.toUpperCase(words[i].charAt(0))).append(words[i].substring(1));
        }
        return key.toString();
    }
}
