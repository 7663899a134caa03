package org.gatehouse.organisation;

import org.gatehouse.identity.OdsCode;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** The organisations of the demo tenant. */
@Component
@Profile("embedded")
class DemoOrganisations implements SmartInitializingSingleton {

    private final Organisations organisations;

    DemoOrganisations(Organisations organisations) {
        this.organisations = organisations;
    }

    @Override
    public void afterSingletonsInstantiated() {
        organisations.know(new Organisation(OdsCode.of("X26"), "Example Authority"));
        organisations.know(new Organisation(OdsCode.of("ZA1"), "Northbank Hospital"));
        organisations.know(new Organisation(OdsCode.of("ZB2"), "Southmoor Community Care"));
        organisations.know(new Organisation(OdsCode.of("ZC3"), "Weir Lane Surgery"));
    }
}
