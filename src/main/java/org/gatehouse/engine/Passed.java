package org.gatehouse.engine;

/**
 * An element that a rehearsed instance has come to.
 *
 * @param type as the engine's history says it, such as {@code userTask} or {@code noneEndEvent}
 */
public record Passed(String activity, String name, String type) {}
