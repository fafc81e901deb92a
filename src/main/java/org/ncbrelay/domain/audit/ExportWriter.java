package org.ncbrelay.domain.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.function.Consumer;
import org.ncbrelay.domain.Sha256;

/** Writes one organisation's chain as lines of JSON: a beginning, records and checkpoints, and a signed end over all of it. */
public final class ExportWriter {
    private final String organisation;
    private final String madeAt;
    private final Consumer<String> lines;
    private final MessageDigest digest = Sha256.start();
    private long records;
    private long checkpoints;

    /** @param madeAt UTC */
    public ExportWriter(String organisation, String madeAt, Consumer<String> lines) {
        this.organisation = organisation;
        this.madeAt = madeAt;
        this.lines = lines;
        line(beginning(organisation, madeAt));
    }

    public void record(AuditRecord record) {
        records++;
        line(record.line());
    }

    /** Belongs right behind the record at which it found the chain's end. */
    public void checkpoint(SealedHead head) {
        checkpoints++;
        line(head.line());
    }

    public void end(SigningKey key) {
        String sha256 = HexFormat.of().formatHex(digest.digest());
        String signature = key.sign(statement(organisation, madeAt, records, checkpoints, sha256));
        lines.accept(endLine(records, checkpoints, sha256, key.id(), signature));
    }

    private void line(String line) {
        digest.update((line + "\n").getBytes(StandardCharsets.UTF_8));
        lines.accept(line);
    }

    static String beginning(String organisation, String madeAt) {
        return FlatJson.write("type format organisation madeAt", "export", 1, organisation, madeAt);
    }

    static String statement(String organisation, String madeAt, long records, long checkpoints, String sha256) {
        return Hashes.text("ncb-relay export", organisation, madeAt, records, checkpoints, sha256);
    }

    static String endLine(long records, long checkpoints, String sha256, String key, String signature) {
        return FlatJson.write(
                "type records checkpoints sha256 key signature", "end", records, checkpoints, sha256, key, signature);
    }
}
