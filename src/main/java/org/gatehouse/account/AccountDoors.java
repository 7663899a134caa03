package org.gatehouse.account;

import org.gatehouse.identity.Groups;
import org.gatehouse.web.Door;
import org.gatehouse.web.Doors;
import org.gatehouse.web.NavigationItem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/**
 * Who may look at accounts: Local Administrators at their own organisations', staff and other systems at all, and
 * everybody at their own.
 */
@Configuration(proxyBeanMethods = false)
class AccountDoors {

    @Bean
    Doors doorsToAccounts() {
        return Doors.of(
                Door.get("/api/v1/accounts", AccountSight.ANY),
                Door.get("/api/v1/accounts/{address}", AccountSight.ANY),
                Door.post("/api/v1/accounts/{address}/actions/{action}", AccountActions.ACTORS),
                Door.post("/api/v1/accounts/{address}/methods", HolderActions.PEOPLE),
                Door.post("/api/v1/accounts/{address}/self-enrolment", HolderActions.PEOPLE),
                Door.get("/security-info", HolderActions.PEOPLE),
                Door.post("/security-info/methods", HolderActions.PEOPLE),
                Door.get("/security-info/self-enrolment", HolderActions.PEOPLE),
                Door.post("/security-info/self-enrolment", HolderActions.PEOPLE),
                Door.get("/accounts", AccountSight.ANY),
                Door.get("/accounts/{address}", AccountSight.ANY),
                Door.get("/accounts/{address}/actions/{action}", AccountActions.ACTORS),
                Door.post("/accounts/{address}/actions/{action}", AccountActions.ACTORS));
    }

    /** For those who have no other business here; everybody else has a card at home. */
    @Bean
    @Order(5)
    NavigationItem securityInfoInNavigation() {
        return new NavigationItem("/security-info", "Security info", Door.anyOf(Groups.ACCOUNT_HOLDERS));
    }

    @Bean
    @Order(22)
    NavigationItem accountsInNavigation() {
        return new NavigationItem("/accounts", "Accounts", AccountSight.ANY);
    }
}
