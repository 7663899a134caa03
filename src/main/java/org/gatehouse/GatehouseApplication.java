package org.gatehouse;

import org.gatehouse.engine.JvmGround;
import org.gatehouse.store.Migration;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Gatehouse: the work around multi-factor authentication on a shared Microsoft 365 tenant, as BPMN processes. */
@SpringBootApplication
@EnableScheduling
public class GatehouseApplication {

    public static void main(String[] args) {
        JvmGround.prepare();
        if (Migration.isAskedFor(args)) {
            Migration.run(args);
        } else {
            SpringApplication.run(GatehouseApplication.class, args);
        }
    }
}
