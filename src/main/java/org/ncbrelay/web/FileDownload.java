package org.ncbrelay.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.function.Supplier;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.evidence.Evidence;
import org.ncbrelay.flow.evidence.ReadEvidence;
import org.ncbrelay.flow.evidence.ReadEvidence.HandedOut;
import org.ncbrelay.security.load.Bulkhead;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** An original as an answer: always a file to save, in a sandbox, whatever a browser makes of it; never shown inline. */
@Component
public record FileDownload(ReadEvidence read, Bulkhead transfers) {
    /**
     * @param handOut reads what is handed out, and notes that it is; it does neither where this node sends too many already
     * @throws Refusal.Conflict if the original is no longer what was received
     * @throws Bulkhead.Full    if this node sends too many already
     */
    public void write(Supplier<HandedOut> handOut, HttpServletResponse response) throws IOException {
        try {
            // A connection to the database is occupied for as long as the receiver takes.
            transfers.run(() -> {
                HandedOut handedOut = handOut.get();
                try {
                    write(handedOut, response);
                } catch (IOException gone) {
                    throw new UncheckedIOException(gone);
                }
                return handedOut;
            });
        } catch (UncheckedIOException gone) {
            throw gone.getCause();
        }
    }

    /** What the relay itself has written: complete before its first byte is sent, so that a slow reader occupies no rendering. */
    public static ResponseEntity<byte[]> written(String name, MediaType type, byte[] content) {
        return ResponseEntity.ok()
                .contentType(type)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(content);
    }

    private void write(HandedOut handedOut, HttpServletResponse response) throws IOException {
        if (!handedOut.intact())
            throw new Refusal.Conflict(
                    "The file is no longer what was received: its SHA-256 differs. It is not handed out; tell an auditor.");
        Evidence evidence = handedOut.evidence();
        // Nothing that opens files by their kind opens an infected one by itself.
        response.setContentType(handedOut.infected() ? MediaType.APPLICATION_OCTET_STREAM_VALUE : evidence.mediaType());
        response.setContentLengthLong(evidence.size());
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, attachment(evidence));
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Content-Security-Policy", "default-src 'none'; sandbox");
        response.setHeader("Repr-Digest", "sha-256=:" + base64(evidence.sha256()) + ":");
        read.copyTo(evidence.id(), response.getOutputStream());
    }

    private static String attachment(Evidence evidence) {
        return ContentDisposition.attachment()
                .filename(evidence.fileName().value(), StandardCharsets.UTF_8)
                .build()
                .toString();
    }

    private static String base64(String hex) {
        return Base64.getEncoder().encodeToString(HexFormat.of().parseHex(hex));
    }
}
