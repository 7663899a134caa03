package org.gatehouse.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets no call pass of somebody whose sign-in is not recorded. */
class CallersOnRecord extends OncePerRequestFilter {

    private final SignedInPeople people;
    private final SignInFacts facts;

    CallersOnRecord(SignedInPeople people, SignInFacts facts) {
        this.people = people;
        this.facts = facts;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        people.current().ifPresent(facts::called);
        chain.doFilter(request, response);
    }
}
