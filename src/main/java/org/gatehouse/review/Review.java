package org.gatehouse.review;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gatehouse.request.Request;
import org.gatehouse.request.RequestCases;
import org.gatehouse.request.Requests;
import org.gatehouse.task.TaskKind;
import org.gatehouse.task.WorkItem;

/** A review of a request by people who had no part in it: neither asked for it nor vouched for it. */
public abstract class Review implements TaskKind {

    private final Requests requests;
    private final RequestCases cases;
    private final ReviewBrief brief;

    protected Review(Requests requests, RequestCases cases, ReviewBrief brief) {
        this.requests = requests;
        this.cases = cases;
        this.brief = brief;
    }

    protected Request request(WorkItem task) {
        return requests.get(task.ritm());
    }

    @Override
    public Map<String, Object> brief(WorkItem task) {
        return brief.of(request(task));
    }

    @Override
    public List<Line> lines(WorkItem task) {
        return brief.lines(request(task));
    }

    @Override
    public List<String> checklist(WorkItem task) {
        return cases.checklist(request(task));
    }

    @Override
    public Set<String> barred(Request request) {
        return cases.barred(request);
    }

    @Override
    public boolean separated() {
        return true;
    }

    @Override
    public boolean holdsRequest() {
        return true;
    }
}
