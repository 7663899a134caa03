package org.gatehouse.guidance;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** The guidance by topic, from {@code guidance.yml}; every line of it can be set anew where the product is configured. */
@Component
@EnableConfigurationProperties(Guidance.Texts.class)
public class Guidance {

    @ConfigurationProperties("gatehouse")
    record Texts(Map<Topic, Guide> guidance) {}

    private final Map<Topic, Guide> guides;

    /** @throws IllegalStateException if a topic has no guide, or one without a title, a text or a link */
    Guidance(Texts texts) {
        this.guides = texts.guidance();
        Set<Topic> missing = EnumSet.allOf(Topic.class);
        missing.removeIf(topic -> isComplete(guides.get(topic)));
        if (!missing.isEmpty()) {
            throw new IllegalStateException("gatehouse.guidance lacks a title, a text or a link of " + missing);
        }
    }

    private static boolean isComplete(Guide guide) {
        return guide != null && isSaid(guide.title()) && isSaid(guide.text()) && guide.href() != null;
    }

    private static boolean isSaid(String text) {
        return text != null && !text.isBlank();
    }

    public Guide of(Topic topic) {
        return guides.get(topic);
    }
}
