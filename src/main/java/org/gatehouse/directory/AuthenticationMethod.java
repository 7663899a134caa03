package org.gatehouse.directory;

/**
 * A method that an account has registered.
 *
 * @param detail what tells it from others of its type, such as a telephone number or the name of a key, or null
 */
public record AuthenticationMethod(MethodType type, String detail) {}
