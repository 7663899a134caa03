package org.gatehouse.request;

import java.util.function.BiConsumer;
import org.gatehouse.identity.Person;
import org.gatehouse.refusal.Findings;
import org.gatehouse.refusal.Refusal;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Carries out what is sent from a request's page with one text, and goes back there with what came of it. */
@Component
public class RequestActions {

    private final RequestAccess access;

    RequestActions(RequestAccess access) {
        this.access = access;
    }

    /**
     * @param field the text's name, under which the page shows what is wrong with it
     * @param done what the page says when it is done
     */
    public String carryOut(
            String ritm,
            Person person,
            String field,
            String text,
            BiConsumer<Request, String> command,
            String done,
            RedirectAttributes next) {
        Request request = access.visible(person, ritm);
        var findings = new Findings();
        String read = findings.required(field, text, Texts::reason);
        try {
            findings.refuseIfAny();
            command.accept(request, read);
            next.addFlashAttribute("done", done);
        } catch (Refusal refusal) {
            next.addFlashAttribute("errors", refusal.findings());
            next.addFlashAttribute(field, text);
        }
        return "redirect:/requests/" + request.ritm();
    }
}
