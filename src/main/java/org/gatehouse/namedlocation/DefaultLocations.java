package org.gatehouse.namedlocation;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.gatehouse.request.Stage;
import org.gatehouse.trail.AuditTrail;
import org.gatehouse.trail.FactKind;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Brings the locations that everybody has by default, such as HSCN, from configuration into the register (AC-067). */
@Component
@EnableConfigurationProperties(DefaultLocations.Settings.class)
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
    private final AuditTrail trail;
    private final TransactionTemplate transaction;

    DefaultLocations(Settings settings, LocationRegister register, AuditTrail trail, TransactionTemplate transaction) {
        this.trail = trail;
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
                    .forEach(this::end);
            settings.defaults().forEach((key, wanted) -> {
                if (!wanted.inOrder().equals(known.get(id(key)))) {
                    put(id(key), wanted);
                }
            });
        });
    }

    private void end(String id) {
        register.end(id);
        record("A default location is left out of the configuration", Map.of("location", id));
    }

    private void put(String id, Settings.Location wanted) {
        register.put(id, null, LocationName.of(wanted.name()), RegisteredLocation.DEFAULT, wanted.inOrder());
        record(
                "A default location is taken from the configuration",
                Map.of(
                        "location",
                        id,
                        "name",
                        wanted.name(),
                        "ranges",
                        wanted.inOrder().stream().map(IpRange::toString).toList()));
    }

    private void record(String what, Map<String, ?> details) {
        trail.record(FactKind.OPERATOR, null, what, Stage.GATEHOUSE, details);
    }

    private static String id(String key) {
        return RegisteredLocation.DEFAULT + ":" + key;
    }
}
