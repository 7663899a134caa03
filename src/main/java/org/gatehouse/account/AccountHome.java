package org.gatehouse.account;

import java.util.List;
import org.gatehouse.identity.Groups;
import org.gatehouse.identity.Person;
import org.gatehouse.web.Door;
import org.gatehouse.web.HomeCards;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Leads those who help account holders to their accounts. */
@Component
@Order(15)
class AccountHome implements HomeCards {

    @Override
    public List<Card> of(Person person) {
        boolean helps = Door.LOCAL_ADMINISTRATORS
                .or(Door.anyOf(Groups.HELPDESK, Groups.DIRECTORY_SUPPORT))
                .test(person);
        return helps
                ? List.of(new Card(
                        "Find an account",
                        "/accounts",
                        null,
                        "Whether somebody is under MFA, which methods they have registered, and their exceptions"))
                : List.of();
    }
}
