package org.gatehouse.report;

import org.gatehouse.web.Door;
import org.gatehouse.web.Doors;
import org.gatehouse.web.NavigationItem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** Who may read the reports: Local Administrators those of their own organisations. */
@Configuration(proxyBeanMethods = false)
class ReportDoors {

    @Bean
    Doors doorsToReports() {
        return Doors.of(
                Door.get("/api/v1/reports/mfa-status", Reports.READERS),
                Door.get("/api/v1/reports/adoption", Reports.READERS),
                Door.get("/reports", Reports.READERS),
                Door.get("/reports/download", Reports.READERS),
                Door.get("/reports/mfa-status", Reports.READERS),
                Door.get("/reports/mfa-status/download", Reports.READERS));
    }

    @Bean
    @Order(26)
    NavigationItem reportsInNavigation() {
        return new NavigationItem("/reports", "Reports", Reports.READERS);
    }
}
