package org.gatehouse.web;

import org.gatehouse.refusal.Refusal;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.ModelAndView;

/** Refusals that a page does not show beside its own form. */
@ControllerAdvice(annotations = Controller.class)
@Order(Ordered.LOWEST_PRECEDENCE)
class PageProblems {

    private final PageShell shell;

    PageProblems(PageShell shell) {
        this.shell = shell;
    }

    @ExceptionHandler
    ModelAndView refused(Refusal refusal) {
        var page = new ModelAndView("error");
        page.setStatus(Problems.status(refusal.kind()));
        page.addObject("status", Problems.status(refusal.kind()).value());
        page.addObject("message", refusal.getMessage());
        shell.fill(page.getModelMap());
        return page;
    }
}
