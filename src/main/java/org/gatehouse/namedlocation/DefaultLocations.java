package org.gatehouse.namedlocation;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Brings the locations that everybody has by default, such as HSCN, from configuration into the register (AC-067). */
@Component
class DefaultLocations implements SmartInitializingSingleton {

    /** Their names and ranges. The directory holds them already; Gatehouse only knows of them. */
    @ConfigurationProperties("gatehouse.named-locations")
    record Settings(@DefaultValue Map<String, Location> defaults) {

        record Location(String name, List<String> ranges) {

            List<IpRange> inOrder() {
                return ranges.stream().map(IpRange::of).sorted().toList();
            }
        }
    }

    private final Settings settings;
    private final LocationRegister register;
    private final TransactionTemplate transaction;

    DefaultLocations(Settings settings, LocationRegister register, TransactionTemplate transaction) {
        this.settings = settings;
        this.register = register;
        this.transaction = transaction;
    }

    @Override
    public void afterSingletonsInstantiated() {
        transaction.executeWithoutResult(status -> {
            register.hold();
            Map<String, List<IpRange>> known = register.defaults().stream()
                    .collect(Collectors.toMap(RegisteredLocation::id, RegisteredLocation::ranges));
            known.keySet().stream()
                    .filter(id -> settings.defaults().keySet().stream()
                            .map(DefaultLocations::id)
                            .noneMatch(id::equals))
                    .forEach(register::end);
            settings.defaults().forEach((key, wanted) -> {
                if (!wanted.inOrder().equals(known.get(id(key)))) {
                    register.put(
                            id(key),
                            null,
                            LocationName.of(wanted.name()),
                            RegisteredLocation.DEFAULT,
                            wanted.inOrder());
                }
            });
        });
    }

    private static String id(String key) {
        return RegisteredLocation.DEFAULT + ":" + key;
    }
}
