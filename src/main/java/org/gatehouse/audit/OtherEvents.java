package org.gatehouse.audit;

import org.gatehouse.audit.EventFilters.Read;
import org.gatehouse.trail.AuditTrail;
import org.gatehouse.web.PageOf;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What was audited and is about no request: sign-ins, deployments, operators, accounts, exports. */
@Service
@Transactional(readOnly = true)
class OtherEvents {

    private final AuditTrail trail;
    private final FactEvents facts;
    private final Actors actors;

    OtherEvents(AuditTrail trail, FactEvents facts, Actors actors) {
        this.trail = trail;
        this.facts = facts;
        this.actors = actors;
    }

    /** Newest first. */
    PageOf<CaseEvent> page(Read filters, PageOf.Wanted page) {
        var sought = new AuditTrail.Sought(
                filters.kind(),
                filters.actor() == null ? null : actors.named(filters.actor()),
                filters.from(),
                filters.to());
        return new PageOf<>(
                facts.of(trail.outsideRequests(sought, page.size(), page.offset())),
                page.page(),
                page.size(),
                trail.countOutsideRequests(sought, PageOf.COUNTED + 1));
    }
}
