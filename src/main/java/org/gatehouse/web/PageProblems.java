package org.gatehouse.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.gatehouse.refusal.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.DisconnectedClientHelper;

/** Refusals that a page does not show beside its own form. */
@ControllerAdvice(annotations = Controller.class)
@Order(Ordered.LOWEST_PRECEDENCE)
class PageProblems {

    private static final Logger log = LoggerFactory.getLogger(PageProblems.class);

    private final PageShell shell;

    PageProblems(PageShell shell) {
        this.shell = shell;
    }

    @ExceptionHandler
    ModelAndView refused(Refusal refusal) {
        return page(Problems.status(refusal.kind()), refusal.getMessage());
    }

    @ExceptionHandler
    ModelAndView failed(RuntimeException failure, HttpServletResponse response) {
        if (DatabaseAway.isCauseOf(failure)) {
            log.warn("Page not served, the database is away: {}", failure.getMessage());
            response.setHeader(HttpHeaders.RETRY_AFTER, DatabaseAway.RETRY_AFTER);
            return page(HttpStatus.SERVICE_UNAVAILABLE, DatabaseAway.MESSAGE);
        }
        if (Overtaken.isCauseOf(failure)) {
            return page(HttpStatus.CONFLICT, Overtaken.MESSAGE);
        }
        throw failure;
    }

    /** Nobody is there any more to be answered. */
    @ExceptionHandler
    void failed(IOException failure) throws IOException {
        if (!DisconnectedClientHelper.isClientDisconnectedException(failure)) {
            throw failure;
        }
        log.info("Whoever asked has gone: {}", failure.getMessage());
    }

    private ModelAndView page(HttpStatus status, String message) {
        var page = new ModelAndView("error");
        page.setStatus(status);
        page.addObject("status", status.value());
        page.addObject("message", message);
        shell.fill(page.getModelMap());
        return page;
    }
}
