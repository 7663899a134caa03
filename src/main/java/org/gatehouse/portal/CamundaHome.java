package org.gatehouse.portal;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.gatehouse.identity.Person;
import org.gatehouse.web.HomeCards;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Leads to those of Camunda's own web applications that the engine lets this person open. */
@Component
@Order(50)
class CamundaHome implements HomeCards {

    private final AuthorizationService authorizations;

    CamundaHome(AuthorizationService authorizations) {
        this.authorizations = authorizations;
    }

    @Override
    public List<Card> of(Person person) {
        var cards = new ArrayList<Card>();
        if (mayOpen(person, "tasklist")) {
            cards.add(
                    new Card("Tasklist", "/camunda/app/tasklist/default/", null, "The same tasks in Camunda Tasklist"));
        }
        if (mayOpen(person, "cockpit")) {
            cards.add(new Card(
                    "Cockpit", "/camunda/app/cockpit/default/", null, "Every running process in Camunda Cockpit"));
        }
        return cards;
    }

    private boolean mayOpen(Person person, String application) {
        return authorizations.isUserAuthorized(
                person.login(), List.copyOf(person.groups()), Permissions.ACCESS, Resources.APPLICATION, application);
    }
}
