package org.gatehouse.web;

/**
 * One choice of a field on a page.
 *
 * @param hint what it means, or null where the label says it
 */
public record Option(String value, String label, String hint) {

    public Option(String value, String label) {
        this(value, label, null);
    }
}
