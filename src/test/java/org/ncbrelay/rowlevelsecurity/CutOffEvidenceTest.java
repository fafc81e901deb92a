package org.ncbrelay.rowlevelsecurity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ncbrelay.adapter.database.DatabaseAccess;
import org.ncbrelay.support.Caller;
import org.ncbrelay.support.RelayTest;
import org.ncbrelay.support.TestDatabase;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** An upload whose connection is cut half-way leaves no file, no part of one, and no entry in a chain of custody. */
@RelayTest
class CutOffEvidenceTest {
    private static final int SIZE = 3_000_000;
    private static final int LONGEST_WAIT_MS = 60_000;
    private static final String BOUNDARY = "half-of-a-file";

    private final JdbcTemplate administration;
    private final Caller http;
    private final int port;
    private String reference;

    CutOffEvidenceTest(DatabaseAccess access, @LocalServerPort int port) {
        this.administration = TestDatabase.administration(access);
        this.http = new Caller("http://localhost:" + port);
        this.port = port;
    }

    @BeforeEach
    void submit() {
        reference = http.submitSample("agency.ken");
    }

    /** Before the file, within its first block, after several, and one byte before the end of the body. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1_000, SIZE / 2, SIZE - 1})
    void nothingHalfIsLeft(int sent) throws IOException {
        assertThat(cutOffAfter(sent)).as("what the server still answered").doesNotContain(" 201 ");

        assertThat(count("evidence WHERE reference = '" + reference + "'")).isZero();
        assertThat(count("evidence_chunk WHERE reference = '" + reference + "'"))
                .isZero();
        assertThat(count("evidence_custody WHERE NOT EXISTS (SELECT FROM evidence e WHERE e.id = evidence_id)"))
                .isZero();
        assertThat(http.get("agency.ken", path()).json().path("items")).isEmpty();
    }

    /** @return what the server answers to a body that ends early; empty where it only closes the connection */
    private String cutOffAfter(int sent) throws IOException {
        byte[] before = ("--" + BOUNDARY
                        + "\r\nContent-Disposition: form-data; name=\"description\"\r\n\r\nThe seller\r\n--" + BOUNDARY
                        + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"seller.png\"\r\nContent-Type: image/png\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8);
        byte[] after = ("\r\n--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8);
        String login = Base64.getEncoder().encodeToString("agency.ken:wildlife-demo".getBytes(StandardCharsets.UTF_8));
        String head = """
                POST %s HTTP/1.1\r
                Host: localhost:%d\r
                Authorization: Basic %s\r
                Content-Type: multipart/form-data; boundary=%s\r
                Content-Length: %d\r
                Connection: close\r
                \r
                """.formatted(path(), port, login, BOUNDARY, before.length + SIZE + after.length);
        try (Socket socket = new Socket("localhost", port)) {
            socket.setSoTimeout(LONGEST_WAIT_MS);
            OutputStream out = socket.getOutputStream();
            out.write(head.getBytes(StandardCharsets.UTF_8));
            out.write(before);
            out.write(picture(), 0, sent);
            out.flush();
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private String path() {
        return "/api/support-requests/" + reference + "/evidence";
    }

    private int count(String rows) {
        return administration.queryForObject("SELECT count(*) FROM " + rows, Integer.class);
    }

    private static byte[] picture() {
        byte[] picture = new byte[SIZE];
        new Random(7).nextBytes(picture);
        byte[] signature = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0, 0, 13, 'I', 'H', 'D', 'R'};
        System.arraycopy(signature, 0, picture, 0, signature.length);
        return picture;
    }
}
