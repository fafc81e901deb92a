package org.ncbrelay;

import java.util.TimeZone;
import javax.xml.datatype.DatatypeFactory;
import org.ncbrelay.config.LongestStop;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Starts the relay: the web server, the process engine and, by default, an embedded PostgreSQL. */
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableScheduling
public class NcbRelay {
    static {
        // The engine stores local times: every node must mean the same moment by them.
        TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
        // The engine parses a duration for each timer, and unless this property names the parser, Java searches every
        // jar for one.
        System.getProperties()
                .putIfAbsent(
                        DatatypeFactory.class.getName(),
                        DatatypeFactory.newDefaultInstance().getClass().getName());
    }

    public static void main(String[] args) {
        LongestStop.bound();
        SpringApplication.run(NcbRelay.class, args);
    }
}
