package org.ncbrelay.adapter.iis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.URI;
import java.nio.file.Path;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ncbrelay.adapter.iis.IisSettings.Mode;
import org.ncbrelay.port.InformationSystem.InformationSystemUnavailable;
import org.ncbrelay.support.IntegrationTest;
import org.ncbrelay.support.machines.Certificates;
import org.ncbrelay.support.machines.TlsPeer;

/** Neither token nor case goes to an information system with a wrong certificate. */
@IntegrationTest
class InformationSystemCertificateTest {
    @TempDir
    private Path folder;

    @Test
    void aCertificateOfNobodyKnownIsRefused() {
        try (TlsPeer server = server(Certificates.of(folder, "localhost"))) {
            assertThat(record(server, null))
                    .isInstanceOf(InformationSystemUnavailable.class)
                    .hasStackTraceContaining("PKIX path building failed");
            assertThat(server.trusted()).isZero();
        }
    }

    @Test
    void aCertificateOfAnotherHostIsRefused() {
        Certificates others = Certificates.of(folder, "iis.example");
        try (TlsPeer server = server(others)) {
            assertThat(record(server, others))
                    .hasStackTraceContaining("No subject alternative DNS name matching localhost");
            assertThat(server.trusted()).isZero();
        }
    }

    /** So that the two above are refused for what is wrong with them. */
    @Test
    void theRightOneIsTalkedTo() {
        Certificates right = Certificates.of(folder, "localhost");
        try (TlsPeer server = server(right)) {
            assertThat(record(server, right)).as("the peer records nothing").isNotNull();
            assertThat(server.trusted()).isOne();
        }
    }

    /** @param trusted whom alone the system trusts; null: whom the JDK trusts */
    private static Throwable record(TlsPeer server, Certificates trusted) {
        IisSettings settings = new IisSettings(
                Mode.HTTP,
                URI.create("https://localhost:" + server.port() + "/iis"),
                "a-token",
                Duration.ofSeconds(60),
                Duration.ofSeconds(60));
        try {
            SSLContext before = SSLContext.getDefault();
            try {
                if (trusted != null) SSLContext.setDefault(trusted.trusting());
                HttpInformationSystem system = new HttpInformationSystem(
                        settings, JsonMapper.builder().findAndAddModules().build());
                return catchThrowable(() -> system.record(HttpInformationSystemTest.entry("KEN-2026-000001")));
            } finally {
                SSLContext.setDefault(before);
            }
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static TlsPeer server(Certificates certificates) {
        return new TlsPeer(certificates, (in, out) -> {});
    }
}
