package org.ncbrelay.config.demo;

import java.util.Map;
import org.ncbrelay.NcbRelay;
import org.springframework.boot.SpringApplication;

/**
 * The command {@code make demo-data}: adds a year of requests to the embedded database of a relay that does not run, says what
 * it made, and ends. {@code --relay.demo-data.cases}, {@code .days} and {@code .seed} change what is told.
 */
public final class DemoData {
    private DemoData() {}

    public static void main(String[] arguments) {
        SpringApplication story = new SpringApplication(NcbRelay.class);
        story.setAdditionalProfiles("demo", "demo-data");
        // A port is taken because the doors of the relay are part of it; nobody is told which.
        story.setDefaultProperties(Map.of("server.port", "0", "server.address", "127.0.0.1"));
        story.run(arguments);
    }
}
