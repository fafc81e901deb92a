package org.ncbrelay;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Starts the relay: the web server, the process engine and, by default, an embedded PostgreSQL. */
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableScheduling
public class NcbRelay {
    public static void main(String[] args) {
        SpringApplication.run(NcbRelay.class, args);
    }
}
