package org.gatehouse.audit;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.camunda.bpm.engine.RepositoryService;
import org.gatehouse.audit.CaseFilters.Read;
import org.gatehouse.audit.CaseFilters.State;
import org.gatehouse.census.Census;
import org.gatehouse.census.Entry;
import org.gatehouse.identity.AccountAddress;
import org.gatehouse.request.CaseSearch;
import org.gatehouse.request.CaseSearch.Found;
import org.gatehouse.request.CaseSearch.Sought;
import org.gatehouse.request.RequestCases;
import org.gatehouse.retention.Retention;
import org.gatehouse.servicedesk.RequestReference;
import org.gatehouse.web.PageOf;
import org.springframework.stereotype.Service;

/** The search over all requests and cases, by what an auditor knows of them. */
@Service
class CaseFinder {

    private static final int PART = 500;

    private final CaseSearch search;
    private final RequestCases cases;
    private final Census census;
    private final Actors actors;
    private final Retention retention;
    private final RepositoryService repository;

    CaseFinder(
            CaseSearch search,
            RequestCases cases,
            Census census,
            Actors actors,
            Retention retention,
            RepositoryService repository) {
        this.repository = repository;
        this.search = search;
        this.cases = cases;
        this.census = census;
        this.actors = actors;
        this.retention = retention;
    }

    /** Newest first. */
    PageOf<AuditedRequest> page(Read filters, PageOf.Wanted page) {
        PageOf<Found> found = search.find(sought(filters), page);
        return found.map(audited(found.items()));
    }

    /** Everything that fits, a part at a time. */
    void each(Read filters, Consumer<List<AuditedRequest>> look) {
        Sought sought = sought(filters);
        CaseSearch.Part part = search.next(sought, Long.MAX_VALUE, PART);
        while (!part.found().isEmpty()) {
            look.accept(part.found().stream().map(audited(part.found())).toList());
            part = search.next(sought, part.next(), PART);
        }
    }

    /** The diagrams there are, each with its version. */
    List<String> diagrams() {
        return repository
                .createProcessDefinitionQuery()
                .orderByProcessDefinitionKey()
                .asc()
                .orderByProcessDefinitionVersion()
                .desc()
                .list()
                .stream()
                .map(version -> "%s:%d".formatted(version.getKey(), version.getVersion()))
                .toList();
    }

    private Function<Found, AuditedRequest> audited(List<Found> all) {
        Map<RequestReference, Instant> keptUntil =
                retention.datesOf(all.stream().map(Found::request).toList());
        return found -> AuditedRequest.of(
                found,
                cases.subject(found.request()),
                keptUntil.get(found.request().ritm()));
    }

    private Sought sought(Read filters) {
        return new Sought(
                filters.ritm(),
                filters.organisation(),
                filters.account() == null ? null : about(filters.account()),
                filters.actor() == null ? null : actors.named(filters.actor()),
                filters.type(),
                filters.status(),
                filters.outcome(),
                filters.from(),
                filters.to(),
                filters.overdue(),
                filters.state() == null ? null : filters.state() == State.RUNNING,
                filters.diagram());
    }

    private List<RequestReference> about(AccountAddress address) {
        String id = Optional.ofNullable(census.at(Set.of(address)).get(address))
                .map(Entry::id)
                .orElse(null);
        return cases.about(address, id);
    }
}
