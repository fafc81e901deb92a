package org.ncbrelay.backup;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.ncbrelay.support.ShellSettings;

/** A program that ran to its end, and what it printed to either stream. */
record Script(String command, int exit, String output) {
    /** @param environment beside that of this process, without its settings */
    static Script run(Map<String, String> environment, String... command) throws IOException, InterruptedException {
        ProcessBuilder program = ShellSettings.process(List.of(command)).redirectErrorStream(true);
        program.environment().putAll(environment);
        Process process = program.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Script(String.join(" ", command), process.waitFor(), output);
    }

    /** The same, which must have ended well. */
    Script succeeded() {
        if (exit != 0) throw new AssertionError(command + " ended with " + exit + ":\n" + output);
        return this;
    }

    /** What it said last. */
    String lastLine() {
        return output.strip().lines().reduce("", (before, line) -> line);
    }
}
