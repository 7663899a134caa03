package org.gatehouse.shell;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Camunda's web applications on Spring Boot, as they come. */
@SpringBootApplication
public class Shell {

    public static void main(String[] args) {
        SpringApplication.run(Shell.class, args);
    }
}
