package org.ncbrelay.demo;

import org.ncbrelay.NcbRelay;
import org.springframework.boot.SpringApplication;

/**
 * The command {@code make demo-data}: adds a year of requests to the embedded database of a relay that is not running, reports what
 * it made, and ends. {@code --relay.demo-data.cases}, {@code .days} and {@code .seed} change what is generated.
 */
public final class DemoData {
    private DemoData() {}

    public static void main(String[] arguments) {
        SpringApplication generator = new SpringApplication(NcbRelay.class);
        generator.setAdditionalProfiles("demo", "demo-data");
        generator.run(arguments);
    }
}
