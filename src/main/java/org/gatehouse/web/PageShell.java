package org.gatehouse.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.gatehouse.identity.Person;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** What every page shows around its content: who is signed in and where one can go. */
@ControllerAdvice(annotations = Controller.class)
class PageShell {

    /** A link in the navigation, as the templates read it. */
    record Link(String href, String label, boolean current) {}

    private final SignedInPeople people;
    private final ObjectProvider<NavigationItem> items;

    PageShell(SignedInPeople people, ObjectProvider<NavigationItem> items) {
        this.people = people;
        this.items = items;
    }

    @ModelAttribute
    void fill(Model model) {
        fill(model.asMap());
    }

    void fill(Map<String, Object> model) {
        Person person = people.current().orElse(null);
        model.put("person", person);
        model.put("navigation", person == null ? List.of() : navigation(person));
    }

    private List<Link> navigation(Person person) {
        String path = path();
        return items.orderedStream()
                .filter(item -> item.shownTo(person))
                .map(item -> new Link(item.href(), item.label(), leadsTo(item.href(), path)))
                .toList();
    }

    /** Whether the page is the one linked to, or one below it. Every page is below the home page, which this leaves out. */
    private static boolean leadsTo(String href, String path) {
        return path.equals(href) || path.startsWith(href + "/");
    }

    private static String path() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes
                ? path(attributes.getRequest())
                : "";
    }

    private static String path(HttpServletRequest request) {
        return request.getRequestURI();
    }
}
