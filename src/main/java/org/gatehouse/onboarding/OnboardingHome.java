package org.gatehouse.onboarding;

import java.util.List;
import org.gatehouse.identity.Person;
import org.gatehouse.web.HomeCards;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Leads Local Administrators to the onboarding form. */
@Component
@Order(10)
class OnboardingHome implements HomeCards {

    @Override
    public List<Card> of(Person person) {
        return person.isLocalAdministrator()
                ? List.of(new Card(
                        "Ask for an MFA policy",
                        "/onboarding/new",
                        null,
                        "Link a security group of your organisation to the Standard or the Named Locations policy"))
                : List.of();
    }
}
