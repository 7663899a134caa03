package org.gatehouse.request;

import java.time.Instant;
import java.util.List;
import org.gatehouse.identity.Person;
import org.gatehouse.servicedesk.RequestReference;

/** Tells the request's page which documents it has. Implemented by the package that keeps them. */
public interface Attachments {

    /**
     * A document as it is listed.
     *
     * @param size in bytes
     * @param sha256 of its content, in hexadecimal
     */
    record Attachment(
            String id, String name, String mediaType, int size, String sha256, String uploadedBy, Instant uploadedAt) {}

    List<Attachment> of(RequestReference ritm);

    byte[] content(Attachment document);

    boolean mayAdd(Request request, Person person);
}
