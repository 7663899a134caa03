package org.gatehouse.request;

import java.util.List;
import java.util.Set;
import org.gatehouse.identity.AccountAddress;

/** What a case tells the shared pages about its requests. One per type. */
public interface RequestCase {

    /** A line of what was asked. */
    record Fact(String label, String value) {}

    RequestType type();

    /** What is asked for in a few words, such as "Standard policy for ZA1.sg.MFA-CA-Std-Users". */
    String subject(Request request);

    List<Fact> facts(Request request);

    /** Who is told what becomes of the request. */
    Set<AccountAddress> contacts(Request request);
}
