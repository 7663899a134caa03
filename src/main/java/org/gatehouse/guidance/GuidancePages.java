package org.gatehouse.guidance;

import java.util.Arrays;
import java.util.List;
import org.gatehouse.guidance.Topic.Reader;
import org.gatehouse.web.Door;
import org.gatehouse.web.Doors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** All the guidance on one page, for those who do not find theirs beside what they are doing. */
@Controller
class GuidancePages {

    private final Guidance guidance;

    GuidancePages(Guidance guidance) {
        this.guidance = guidance;
    }

    @GetMapping("/guidance")
    String all(Model model) {
        model.addAttribute("forHolders", of(Reader.HOLDERS));
        model.addAttribute("forAdministrators", of(Reader.ADMINISTRATORS));
        return "guidance/all";
    }

    private List<Guide> of(Reader reader) {
        return Arrays.stream(Topic.values())
                .filter(topic -> topic.reader() == reader)
                .map(guidance::of)
                .toList();
    }

    /** Guidance is no secret, but has no business with strangers either. */
    @Configuration(proxyBeanMethods = false)
    static class GuidanceDoors {

        @Bean
        Doors doorsToGuidance() {
            return Doors.of(Door.get("/guidance", Door.SIGNED_IN));
        }
    }
}
