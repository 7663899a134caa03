package org.gatehouse.request;

/** Something the requester and the reviewer should know, which forbids nothing. */
public record Warning(String code, String message) {}
