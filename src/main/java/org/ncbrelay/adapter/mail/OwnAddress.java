package org.ncbrelay.adapter.mail;

import java.net.URI;
import java.util.function.Supplier;
import org.springframework.core.env.Environment;

/** This machine, at the port that the relay serves; asked for by each letter of a relay to which no address was given. */
class OwnAddress implements Supplier<URI> {
    private static final String DEFAULT_PORT = "8080";

    private final Environment environment;
    private volatile URI served;

    OwnAddress(Environment environment) {
        this.environment = environment;
    }

    /** Before the port is open, the one that is configured. */
    @Override
    public URI get() {
        URI known = served;
        if (known != null) return known;
        String port = environment.getProperty("local.server.port");
        if (port == null) return at(environment.getProperty("server.port", DEFAULT_PORT));
        served = at(port);
        return served;
    }

    private static URI at(String port) {
        return URI.create("http://localhost:" + port);
    }
}
