package org.gatehouse.signin;

import java.time.Instant;

/** A sign-in, as far as it does not depend on who signs in and from where. */
record Attempt(Application application, Client client, Instant at) {}
