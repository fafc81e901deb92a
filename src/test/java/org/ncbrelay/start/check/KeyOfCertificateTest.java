package org.ncbrelay.start.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ncbrelay.support.IntegrationTest;
import org.ncbrelay.support.machines.Certificates;
import org.springframework.mock.env.MockEnvironment;

/** With the key of another certificate a relay would start, and every handshake would fail. */
@IntegrationTest
class KeyOfCertificateTest {
    private static final String SENTENCE =
            "RELAY_TLS_PRIVATEKEY is not the key of the certificate in RELAY_TLS_CERTIFICATE";

    @TempDir
    private Path folder;

    @Test
    void aKeyThatDoesNotBelongToTheCertificateIsFound() throws IOException {
        Certificates one = Certificates.of(folder, "relay.example");
        Files.writeString(folder.resolve("certificate.pem"), one.certificate());
        assertThat(table(Certificates.of(folder, "relay.example").privateKey())).contains(SENTENCE);
        assertThat(table("no key")).contains(SENTENCE);
        assertThat(table(one.privateKey())).doesNotContain(SENTENCE).contains("ok      | TLS");
    }

    private String table(String key) throws IOException {
        MockEnvironment environment = new MockEnvironment()
                .withProperty(
                        "relay.tls.certificate",
                        folder.resolve("certificate.pem").toString())
                .withProperty("relay.tls.private-key", "file:" + Files.writeString(folder.resolve("key.pem"), key));
        Findings findings = new Findings(false);
        new SettingsCheck().examine(environment, findings);
        return findings.table();
    }
}
