package org.gatehouse.account;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.gatehouse.directory.MethodType;
import org.gatehouse.guidance.Guidance;
import org.gatehouse.guidance.Guide;
import org.gatehouse.guidance.Topic;
import org.gatehouse.identity.Person;
import org.gatehouse.refusal.Refusal;
import org.gatehouse.web.FormErrors;
import org.gatehouse.web.Option;
import org.gatehouse.web.SignedIn;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page of account holders about their own accounts. There is no address on it with which another could be asked for. */
@Controller
@RequestMapping("/security-info")
class SecurityInfoPages {

    private static final String PATH = "/security-info";
    private static final Map<String, String> WHEN_MISSING =
            Map.of("type", "Choose a method", "phoneNumber", "Enter the number that the text message or call goes to");

    private static final List<Option> TYPES = List.of(
            option(MethodType.AUTHENTICATOR_APP, "You confirm in Microsoft Authenticator, or copy a code from it"),
            option(MethodType.SMS, "A code is sent to your mobile number"),
            option(MethodType.CALL, "Your phone rings, and you press #"),
            option(MethodType.FIDO2, "Only beside one of the three above"),
            option(MethodType.SMARTCARD, "Only beside one of the first three, and in the browser only"));

    /** The form as it comes in. */
    record Fields(String type, String phoneNumber) {

        static final Fields BLANK = new Fields(null, null);

        NewMethod toMethod() {
            MethodType chosen = Arrays.stream(MethodType.values())
                    .filter(known -> known.name().equals(type))
                    .findFirst()
                    .orElse(null);
            return new NewMethod(chosen, phoneNumber);
        }
    }

    private final SecurityInfoDesk desk;
    private final HolderActions actions;
    private final Guidance guidance;

    SecurityInfoPages(SecurityInfoDesk desk, HolderActions actions, Guidance guidance) {
        this.desk = desk;
        this.actions = actions;
        this.guidance = guidance;
    }

    @GetMapping
    ModelAndView own(@SignedIn Person person) {
        return page(person, Fields.BLANK, FormErrors.NONE);
    }

    @PostMapping("/methods")
    ModelAndView register(@ModelAttribute Fields fields, @SignedIn Person person, RedirectAttributes next) {
        ShownMethod registered;
        try {
            registered = actions.register(person, person.address().value(), fields.toMethod());
        } catch (Refusal refusal) {
            return page(person, fields, FormErrors.refused(refusal, WHEN_MISSING));
        }
        next.addFlashAttribute("done", registered.type().inWords() + " is registered");
        return new ModelAndView("redirect:" + PATH);
    }

    @GetMapping("/self-enrolment")
    ModelAndView question(@SignedIn Person person) {
        return question(person, FormErrors.NONE);
    }

    @PostMapping("/self-enrolment")
    ModelAndView enrol(@SignedIn Person person, RedirectAttributes next) {
        try {
            actions.enrol(person, person.address().value());
        } catch (Refusal refusal) {
            return question(person, FormErrors.refused(refusal, Map.of()));
        }
        next.addFlashAttribute("done", "Your account is under MFA from now on");
        return new ModelAndView("redirect:" + PATH);
    }

    private ModelAndView page(Person person, Fields fields, FormErrors errors) {
        SecurityInfo info = desk.of(person).orElse(null);
        var page = new ModelAndView("account/security-info", errors.status());
        page.addObject("info", info);
        page.addObject("address", person.address());
        page.addObject("errors", errors);
        if (info != null) {
            page.addObject("toDo", guides(info.toDo()));
            page.addObject("happens", guides(info.whenSomethingHappens()));
            page.addObject("toKnow", guides(info.goodToKnow()));
            page.addObject("elsewhere", guidance.of(Topic.SECURITY_INFO));
            page.addObject("types", TYPES);
            page.addObject("form", fields);
        }
        return page;
    }

    private ModelAndView question(Person person, FormErrors errors) {
        var page = new ModelAndView("account/self-enrolment", errors.status());
        page.addObject("info", desk.of(person).orElse(null));
        page.addObject("errors", errors);
        page.addObject("guide", guidance.of(Topic.SELF_ENROLMENT));
        return page;
    }

    private List<Guide> guides(List<Topic> topics) {
        return topics.stream().map(guidance::of).toList();
    }

    private static Option option(MethodType type, String hint) {
        return new Option(type.name(), type.inWords(), hint);
    }
}
