package org.gatehouse.web;

import java.util.Optional;
import org.gatehouse.identity.Person;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.ui.Model;

/** How people and other systems prove who they are; one per profile. */
interface SignIn {

    /** Where pages send those who have not signed in. */
    String PAGE = "/login";

    /** Lets people sign in to pages, which keep them in a session. */
    void toPages(HttpSecurity http) throws Exception;

    /** Lets every call prove anew who makes it. */
    void toCalls(HttpSecurity http, AuthenticationEntryPoint refused) throws Exception;

    /** The HTTP authentication scheme of calls, in lower case (RFC 9110, 11.1). */
    String scheme();

    /** How people prove who they are to pages, as it is recorded. */
    String pageScheme();

    /** Who has proved to be whom; empty for whoever has not. */
    Optional<Person> person(Authentication authentication);

    /** What the sign-in page offers. */
    void describe(Model page);

    /** Why a sign-in failed, in words. */
    String reason(String code);
}
