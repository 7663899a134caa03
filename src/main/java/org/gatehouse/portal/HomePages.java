package org.gatehouse.portal;

import java.util.List;
import org.gatehouse.identity.Groups;
import org.gatehouse.identity.Person;
import org.gatehouse.web.HomeCards;
import org.gatehouse.web.HomeCards.Card;
import org.gatehouse.web.SignedIn;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The home page of each role, and the accessibility statement. */
@Controller
class HomePages {

    private final ObjectProvider<HomeCards> contributions;

    HomePages(ObjectProvider<HomeCards> contributions) {
        this.contributions = contributions;
    }

    @GetMapping("/")
    String home(@SignedIn Person person, Model model) {
        List<Card> cards = contributions
                .orderedStream()
                .flatMap(contributed -> contributed.of(person).stream())
                .toList();
        model.addAttribute("cards", cards);
        model.addAttribute("roles", rolesOf(person));
        model.addAttribute("holder", person.groups().stream().allMatch(Groups.ACCOUNT_HOLDERS::equals));
        return "home";
    }

    @GetMapping("/accessibility")
    String accessibility() {
        return "accessibility";
    }

    private static String rolesOf(Person person) {
        return String.join(
                ", ", person.groups().stream().sorted().map(Groups::inWords).toList());
    }
}
