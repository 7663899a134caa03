package org.gatehouse.modelchange;

import org.gatehouse.refusal.Refusal;
import org.gatehouse.web.PageOf;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Finds proposed changes by what addresses say. */
@Component
@Transactional(readOnly = true)
class ChangeFinder {

    private static final String NUMBER = "[1-9][0-9]{0,17}";

    private final ChangeRows rows;

    ChangeFinder(ChangeRows rows) {
        this.rows = rows;
    }

    /** @throws Refusal where there is no such proposal */
    ModelChange get(String id) {
        return rows.find(number(id)).orElseThrow(ChangeFinder::unknown);
    }

    /** The proposed file of one that there is. */
    byte[] content(String id) {
        return rows.content(number(id));
    }

    PageOf<ModelChange> find(ChangeRows.Sought sought, PageOf.Wanted wanted) {
        return rows.page(sought, wanted);
    }

    private static long number(String id) {
        if (!id.matches(NUMBER)) {
            throw unknown();
        }
        return Long.parseLong(id);
    }

    private static Refusal unknown() {
        return Refusal.unknown("There is no such proposed change.");
    }
}
