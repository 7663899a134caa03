package org.gatehouse.task;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.function.Predicate;
import org.gatehouse.identity.Groups;
import org.gatehouse.identity.People;
import org.gatehouse.identity.Person;
import org.gatehouse.web.Door;
import org.gatehouse.web.Doors;
import org.gatehouse.web.NavigationItem;
import org.springframework.boot.autoconfigure.security.SecurityProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** Who works on tasks; on which of them, says {@link TaskDesk}. */
@Configuration(proxyBeanMethods = false)
class TaskDoors {

    static final Predicate<Person> WORKERS = Door.LOCAL_ADMINISTRATORS.or(Door.anyOf(
            Groups.ONBOARDING_REVIEWERS,
            Groups.LOCATION_REVIEWERS,
            Groups.ESCALATION_PANEL,
            Groups.EXCEPTION_REVIEWERS,
            Groups.HELPDESK,
            Groups.DIRECTORY_SUPPORT));

    @Bean
    Doors doorsToTasks() {
        return Doors.of(
                Door.get("/api/v1/tasks", WORKERS),
                Door.post("/api/v1/tasks/{id}/claim", WORKERS),
                Door.post("/api/v1/tasks/{id}/unclaim", WORKERS),
                Door.post("/api/v1/tasks/{id}/decision", WORKERS),
                Door.get("/my-work", WORKERS),
                Door.get("/my-work/{id}", WORKERS),
                Door.post("/my-work/{id}", WORKERS),
                Door.post("/my-work/{id}/claim", WORKERS),
                Door.post("/my-work/{id}/unclaim", WORKERS));
    }

    @Bean
    @Order(10)
    NavigationItem myWorkInNavigation() {
        return new NavigationItem("/my-work", "My work", WORKERS);
    }

    /** After Spring Security, which knows who it is. */
    @Bean
    FilterRegistrationBean<TasklistSubmissions> tasklistSubmissions(TaskDesk desk, People people, ObjectMapper mapper) {
        var registration = new FilterRegistrationBean<>(new TasklistSubmissions(desk, people, mapper));
        registration.setOrder(SecurityProperties.DEFAULT_FILTER_ORDER + 2);
        registration.addUrlPatterns("/camunda/api/*");
        return registration;
    }
}
