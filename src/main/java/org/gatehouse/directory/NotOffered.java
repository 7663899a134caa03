package org.gatehouse.directory;

/**
 * The directory's interface does not offer what it was asked: a person has to do it. No fault, so nothing is tried
 * again. The message tells the person what to do, in one or two sentences.
 */
public class NotOffered extends RuntimeException {

    public NotOffered(String instructions) {
        super(instructions);
    }
}
