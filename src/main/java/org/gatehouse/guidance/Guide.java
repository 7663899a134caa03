package org.gatehouse.guidance;

import java.net.URI;

/**
 * What is to be known of one topic.
 *
 * @param text a few sentences, for whoever the topic concerns
 * @param href where the guidance says more
 */
public record Guide(String title, String text, URI href) {}
