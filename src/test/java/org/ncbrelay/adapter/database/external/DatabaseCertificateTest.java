package org.ncbrelay.adapter.database.external;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ncbrelay.support.IntegrationTest;
import org.ncbrelay.support.machines.Certificates;
import org.ncbrelay.support.machines.TlsPeer;

/** Neither password nor case goes to a database server with a wrong certificate. */
@IntegrationTest
class DatabaseCertificateTest {
    @TempDir
    private Path folder;

    @Test
    void aCertificateOfNobodyKnownIsRefused() {
        try (TlsPeer server = server(Certificates.of(folder, "localhost"))) {
            assertThat(connect(server, "")).hasStackTraceContaining("PKIX path building failed");
            assertThat(server.trusted()).isZero();
        }
    }

    @Test
    void aCertificateOfAnotherHostIsRefused() throws IOException {
        Certificates others = Certificates.of(folder, "db.example");
        try (TlsPeer server = server(others)) {
            assertThat(connect(server, "?sslrootcert=" + roots(others)))
                    .hasStackTraceContaining("hostname localhost could not be verified");
        }
    }

    /** So that the two above are refused for what is wrong with them. */
    @Test
    void theRightOneIsTalkedTo() throws IOException {
        Certificates right = Certificates.of(folder, "localhost");
        try (TlsPeer server = server(right)) {
            assertThat(connect(server, "?sslrootcert=" + roots(right)))
                    .as("the peer is no database")
                    .isNotNull();
            assertThat(server.trusted()).isOne();
        }
    }

    private Path roots(Certificates certificates) throws IOException {
        return Files.writeString(folder.resolve("roots.pem"), certificates.certificate());
    }

    private static Throwable connect(TlsPeer server, String query) {
        String url = DatabaseTls.verified("jdbc:postgresql://localhost:" + server.port() + "/relay" + query);
        return catchThrowable(() -> DriverManager.getConnection(url, "relay_app", "a-password-of-its-own-1"));
    }

    /** The driver asks for TLS in eight bytes, and the server says yes in one. */
    private static TlsPeer server(Certificates certificates) {
        return new TlsPeer(certificates, (in, out) -> {
            in.readNBytes(8);
            out.write('S');
            out.flush();
        });
    }
}
