package org.gatehouse.web;

import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.View;

/** What a page that watches something is answered while that is as the page shows it: 204, upon which it stays. */
public final class NothingNew {

    private static final View NOTHING = (model, request, response) -> {};

    private NothingNew() {}

    public static ModelAndView answer() {
        var nothing = new ModelAndView(NOTHING);
        nothing.setStatus(HttpStatus.NO_CONTENT);
        return nothing;
    }
}
