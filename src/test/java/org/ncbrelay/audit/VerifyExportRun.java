package org.ncbrelay.audit;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Runs the program and answers what it printed. */
public final class VerifyExportRun {
    private VerifyExportRun() {}

    public static String run(Path export, Path key, String... receipts) {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        String[] arguments = new String[2 + receipts.length];
        arguments[0] = export.toString();
        arguments[1] = key.toString();
        System.arraycopy(receipts, 0, arguments, 2, receipts.length);
        VerifyExport.run(new PrintStream(printed, true, StandardCharsets.UTF_8), arguments);
        return printed.toString(StandardCharsets.UTF_8);
    }
}
