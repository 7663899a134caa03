package org.gatehouse.modelling;

import java.util.List;

/**
 * A part of a model that says which rules of the guidance it implements.
 *
 * @param element its id
 * @param name what people call it
 * @param text what it says of itself, as it stands in the file
 * @param rules such as {@code AC-062}, and {@code Q-13} for a question that the guidance left open
 */
record Implemented(String element, String name, String text, List<String> rules) {}
