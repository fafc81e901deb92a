package org.ncbrelay.audit;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.ncbrelay.domain.audit.Checkpoint;
import org.ncbrelay.domain.audit.ExportVerifier;
import org.ncbrelay.domain.audit.ExportVerifier.Verdict;
import org.ncbrelay.domain.audit.KeyHistory;

/**
 * Verifies an exported audit offline:
 * {@code java -jar ncb-relay.jar verify-export audit.jsonl checkpoint.pub [checkpoint of a receipt]…}, or by the small jar that has this class
 * and those that it needs only.
 * The file of keys has one line for the first key and one for each change; a reader with an older one of the same relay finds its lines in it.
 * Ends with 0 if everything is valid, 1 at the first invalid record, 2 if it was called wrongly.
 */
public final class VerifyExport {
    private VerifyExport() {}

    public static void main(String[] arguments) {
        System.exit(run(System.out, arguments));
    }

    /** @return the exit code */
    public static int run(PrintStream out, String... arguments) {
        if (arguments.length < 2) {
            out.println("usage: verify-export <export.jsonl> <public key file> [<checkpoint of a receipt> ...]");
            return 2;
        }
        try {
            KeyHistory keys = KeyHistory.parse(Files.readString(Path.of(arguments[1])));
            List<Checkpoint> receipts =
                    Arrays.stream(arguments).skip(2).map(Checkpoint::parse).toList();
            return report(out, verify(Path.of(arguments[0]), keys, receipts), keys);
        } catch (IOException | IllegalArgumentException e) {
            out.println("cannot verify: " + e.getMessage());
            return 2;
        }
    }

    private static Verdict verify(Path export, KeyHistory keys, List<Checkpoint> receipts) throws IOException {
        try (InputStream lines = Files.newInputStream(export)) {
            return new ExportVerifier(keys, receipts).verify(lines);
        }
    }

    private static int report(PrintStream out, Verdict verdict, KeyHistory keys) {
        if (verdict.isIntact()) {
            out.printf(
                    "OK: %d records of %s stand, under %d checkpoints%n",
                    verdict.records(), verdict.organisation(), verdict.checkpoints());
            if (keys.changes() > 0)
                out.printf("    The key was changed %d times, each time by the one before.%n", keys.changes());
            return 0;
        }
        out.println("BAD: " + verdict.problem());
        return 1;
    }
}
