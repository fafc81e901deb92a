package org.ncbrelay.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Runs the scripts of {@code ops/} with an environment of its own. */
record Operator(Map<String, String> environment) {
    private static final Path BINARIES = Path.of("/usr/lib/postgresql/17/bin/pg_dump");

    /** Whether the clients of PostgreSQL 17 are there, which Debian 13 packages. */
    static boolean hasTools() {
        return Files.isExecutable(BINARIES);
    }

    Script run(String script, Object... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("bash", "ops/" + script));
        Stream.of(arguments).map(Object::toString).forEach(command::add);
        return Script.run(environment, command.toArray(String[]::new));
    }

    /** @return the folder of the finished backup */
    Path backup(String... arguments) throws IOException, InterruptedException {
        return Path.of(run("backup", (Object[]) arguments).succeeded().lastLine());
    }

    /** Gives a folder the manifest of a finished backup, whatever is in it. */
    static Path finished(Path backup) throws IOException, InterruptedException {
        String manifest =
                "cd \"$0\" && find . -type f ! -name MANIFEST.sha256 -print0 | sort -z | xargs -0 sha256sum >MANIFEST.sha256";
        Script.run(Map.of(), "bash", "-c", manifest, backup.toString()).succeeded();
        return backup;
    }
}
