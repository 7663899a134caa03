package org.gatehouse.directory.embedded;

import org.gatehouse.GatehouseTest;
import org.gatehouse.directory.LocationDirectory;
import org.gatehouse.directory.LocationDirectoryContract;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

@GatehouseTest
class EmbeddedLocationsTest implements LocationDirectoryContract {

    @Autowired
    private LocationDirectory locations;

    @Autowired
    private TransactionTemplate transaction;

    @Override
    public LocationDirectory locations() {
        return locations;
    }

    @Override
    public TransactionTemplate transaction() {
        return transaction;
    }
}
