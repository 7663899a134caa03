package org.gatehouse.servicedesk;

import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import org.gatehouse.refusal.Malformed;

/** The number of a requested item, which must be quoted in every enquiry (AC-064), such as {@code RITM0010001}. */
public record RequestReference(String value) {

    private static final Pattern FORM = Pattern.compile("RITM\\d{7,15}");

    public RequestReference {
        if (!FORM.matcher(value).matches()) {
            throw new Malformed("RITM_INVALID", "A reference looks like RITM0010001");
        }
    }

    public static RequestReference of(String text) {
        return new RequestReference(text.strip());
    }

    public static RequestReference numbered(long number) {
        return new RequestReference("RITM%07d".formatted(number));
    }

    /** As they stand in a database. */
    public static List<String> texts(Collection<RequestReference> references) {
        return references.stream().map(RequestReference::value).toList();
    }

    @Override
    public String toString() {
        return value;
    }
}
