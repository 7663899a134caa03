package org.gatehouse.namedlocation;

import java.util.List;
import java.util.Optional;
import org.gatehouse.identity.Person;
import org.springframework.stereotype.Service;

/** Whether an address lies in a named location of anybody, for whoever reckons what becomes of a sign-in. */
@Service
public class Whereabouts {

    /**
     * @param ip as it is usually written
     * @param locations the names of those the reader may see, the narrowest first
     */
    public record Place(String ip, boolean inNamedLocation, List<String> locations) {}

    private final LocationDesk desk;

    Whereabouts(LocationDesk desk) {
        this.desk = desk;
    }

    /** Empty where the text is no IP address. */
    public Optional<Place> at(Person person, String text) {
        return IpText.address(text.strip())
                .map(address -> desk.lookUp(person, address.toString()))
                .map(found -> new Place(
                        found.ip(),
                        found.inNamedLocation(),
                        found.locations().stream().map(LocationDesk.View::name).toList()));
    }
}
