package org.gatehouse.account;

import java.util.List;
import org.gatehouse.identity.Groups;
import org.gatehouse.identity.Person;
import org.gatehouse.web.Door;
import org.gatehouse.web.HomeCards;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Leads account holders to what they can do themselves; administrators are holders, too. */
@Component
@Order(60)
class HolderHome implements HomeCards {

    @Override
    public List<Card> of(Person person) {
        boolean holder =
                Door.LOCAL_ADMINISTRATORS.or(Door.anyOf(Groups.ACCOUNT_HOLDERS)).test(person);
        return holder
                ? List.of(new Card(
                        "Your security info",
                        "/security-info",
                        null,
                        "How your own account is protected, your methods, and what to do with a new phone"))
                : List.of();
    }
}
