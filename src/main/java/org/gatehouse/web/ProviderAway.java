package org.gatehouse.web;

import org.springframework.security.core.AuthenticationException;

/** The identity provider does not answer, so nobody can prove anything just now. */
class ProviderAway extends AuthenticationException {

    static final String MESSAGE = "The identity provider does not answer. Try again in a few minutes.";

    private static final long serialVersionUID = 1;

    ProviderAway(Throwable cause) {
        super(MESSAGE, cause);
    }
}
