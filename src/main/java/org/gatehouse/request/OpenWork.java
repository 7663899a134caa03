package org.gatehouse.request;

import java.time.Instant;
import java.util.List;
import org.gatehouse.identity.Person;
import org.gatehouse.servicedesk.RequestReference;

/** Tells the request's page which tasks of it are open. Implemented by the package that knows tasks. */
public interface OpenWork {

    /**
     * An open task.
     *
     * @param holder the group or login it waits for
     * @param mine whether the reader may work on it
     */
    record OpenTask(String id, String name, String holder, Instant dueAt, boolean mine) {}

    List<OpenTask> on(RequestReference ritm, Person reader);
}
