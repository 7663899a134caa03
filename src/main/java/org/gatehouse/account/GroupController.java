package org.gatehouse.account;

import org.gatehouse.identity.Groups;
import org.gatehouse.identity.Person;
import org.gatehouse.web.Door;
import org.gatehouse.web.Doors;
import org.gatehouse.web.SignedIn;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Members of the embedded directory's groups; other directories have a portal of their own for that. */
@RestController
@RequestMapping(GroupController.PATH)
@Profile("embedded")
class GroupController {

    static final String PATH = "/api/v1/groups/{name}/members/{address}";

    private final GroupMemberships memberships;

    GroupController(GroupMemberships memberships) {
        this.memberships = memberships;
    }

    @PutMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void join(@PathVariable String name, @PathVariable String address, @SignedIn Person person) {
        memberships.join(person, name, address);
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void leave(@PathVariable String name, @PathVariable String address, @SignedIn Person person) {
        memberships.leave(person, name, address);
    }

    /** Who may change members, where there is a group to change. */
    @Configuration(proxyBeanMethods = false)
    @Profile("embedded")
    static class GroupDoors {

        @Bean
        Doors doorsToGroups() {
            var changers = Door.LOCAL_ADMINISTRATORS.or(Door.anyOf(Groups.DIRECTORY_SUPPORT));
            return Doors.of(Door.put(PATH, changers), Door.delete(PATH, changers));
        }
    }
}
