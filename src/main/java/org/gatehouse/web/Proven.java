package org.gatehouse.web;

import java.util.List;
import org.gatehouse.identity.Person;
import org.springframework.security.core.AuthenticatedPrincipal;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;

/** A principal whom the identity provider has vouched for; its name is the login. */
sealed interface Proven {

    Person person();

    default List<GrantedAuthority> authorities() {
        return AuthorityUtils.createAuthorityList(person().groups());
    }

    /** Proved once for a session; groups that change meanwhile count from the next sign-in. */
    final class ForSession extends DefaultOidcUser implements Proven {

        private static final long serialVersionUID = 1;

        private final Person person;

        ForSession(Person person, OidcIdToken token) {
            super(AuthorityUtils.createAuthorityList(person.groups()), token);
            this.person = person;
        }

        @Override
        public Person person() {
            return person;
        }

        @Override
        public String getName() {
            return person.login();
        }
    }

    /** Proved for one call. */
    record ForCall(Person person) implements Proven, AuthenticatedPrincipal {

        @Override
        public String getName() {
            return person.login();
        }
    }
}
