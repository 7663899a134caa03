package org.gatehouse.guidance;

import java.net.URI;
import java.util.List;

/**
 * What is to be known of one topic.
 *
 * @param text a few sentences, for whoever the topic concerns
 * @param steps what to do one after the other; empty where there is no order in it
 * @param href where the guidance says more
 */
public record Guide(String title, String text, List<String> steps, URI href) {

    public Guide {
        steps = steps == null ? List.of() : List.copyOf(steps);
    }
}
