package org.ncbrelay.adapter.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;

class OwnAddressTest {
    private final MockEnvironment environment = new MockEnvironment();
    private final OwnAddress address = new OwnAddress(environment);

    @Test
    void untilThePortIsOpenTheConfiguredOneIsMeant() {
        assertThat(address.get()).isEqualTo(URI.create("http://localhost:8080"));
        environment.setProperty("server.port", "9090");
        assertThat(address.get()).isEqualTo(URI.create("http://localhost:9090"));
        environment.setProperty("local.server.port", "43210");
        assertThat(address.get()).isEqualTo(URI.create("http://localhost:43210"));
    }
}
