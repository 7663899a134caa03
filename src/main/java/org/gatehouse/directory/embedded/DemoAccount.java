package org.gatehouse.directory.embedded;

import java.util.List;
import java.util.UUID;
import org.gatehouse.directory.AccountKind;
import org.gatehouse.directory.MethodType;

/**
 * One account of the demo tenant.
 *
 * @param name the part of its address before the @
 * @param central whether it is in the central group
 */
record DemoAccount(
        String id,
        String name,
        AccountKind kind,
        boolean administrator,
        boolean breakGlass,
        boolean perUserMfa,
        boolean central,
        List<MethodType> methods,
        List<String> licences) {

    private static final List<String> LICENCES = List.of("Enterprise Mobility + Security E3", "Office 365 E3");

    static DemoAccount of(String name, MethodType... methods) {
        return new DemoAccount(
                UUID.randomUUID().toString(),
                name,
                AccountKind.USER,
                false,
                false,
                false,
                false,
                List.of(methods),
                LICENCES);
    }

    static DemoAccount shared(String name, AccountKind kind, String... licences) {
        return new DemoAccount(
                UUID.randomUUID().toString(), name, kind, false, false, false, false, List.of(), List.of(licences));
    }

    DemoAccount inCentralGroup() {
        return new DemoAccount(id, name, kind, administrator, breakGlass, perUserMfa, true, methods, licences);
    }

    DemoAccount withAdministratorRole() {
        return new DemoAccount(id, name, kind, true, breakGlass, perUserMfa, central, methods, licences);
    }

    DemoAccount forEmergencies() {
        return new DemoAccount(id, name, kind, administrator, true, perUserMfa, central, methods, licences);
    }

    DemoAccount withPerUserMfa() {
        return new DemoAccount(id, name, kind, administrator, breakGlass, true, central, methods, licences);
    }
}
