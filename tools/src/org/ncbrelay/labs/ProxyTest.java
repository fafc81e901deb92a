package org.ncbrelay.labs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProxyTest {
    @Test
    void itHasTheSettingsOfTheComposeFileButForAddresses() throws IOException {
        String settings = Proxy.settings(18160, List.of(18161, 18162));
        assertThat(settings)
                .contains("bind 127.0.0.1:18160\n")
                .contains("server node1 127.0.0.1:18161 check inter 1s fall 2 rise 1")
                .contains("server node2 127.0.0.1:18162 check inter 1s fall 2 rise 1")
                .contains("option httpchk GET /actuator/health/readiness", "retry-on conn-failure empty-response")
                .doesNotContain("resolvers", "docker", "server-template");
    }
}
