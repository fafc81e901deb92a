package org.ncbrelay.adapter.database.embedded;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The embedded database.
 *
 * @param directory what is kept between runs; our default {@code ./data/postgres}
 * @param binaries  where PostgreSQL is unpacked; our default inside the directory, because a folder that others may write to
 *                  would let them slip us another program
 * @param port      on the loopback interface; 0, our default, takes a free one
 * @param durable   whether a committed transaction survives a power cut; only tests say no, for speed
 */
@ConfigurationProperties("relay.database.embedded")
public record EmbeddedSettings(
        @DefaultValue("data/postgres") Path directory,
        Path binaries,
        @DefaultValue("0") int port,
        @DefaultValue("true") boolean durable) {
    public EmbeddedSettings {
        directory = directory.toAbsolutePath().normalize();
        binaries = binaries == null
                ? directory.resolve("binaries")
                : binaries.toAbsolutePath().normalize();
    }

    Path server() {
        return directory.resolve("server");
    }

    Path log() {
        return directory.resolve("server.log");
    }
}
