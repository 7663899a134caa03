package org.gatehouse.directory;

/** A device that an account has registered. */
public record Device(String name, boolean enabled) {}
