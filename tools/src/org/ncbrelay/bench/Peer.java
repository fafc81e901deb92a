package org.ncbrelay.bench;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.ncbrelay.adapter.database.DatabaseAccess;
import org.ncbrelay.support.ShellSettings;
import org.ncbrelay.support.machines.Ports;

/** An engine of {@code bench/<name>} in a process of its own, with the JVM's default options and a database of its own. */
final class Peer implements AutoCloseable {
    private final Process process;
    private final int port = Ports.free();
    private final BufferedReader answers;
    private final PrintWriter orders;

    private Peer(String name, String libraries, DatabaseAccess database) throws IOException {
        String source;
        try (var sources = Files.newDirectoryStream(Path.of("tools", "peers", name), "*.java")) {
            source = sources.iterator().next().toString();
        }
        ProcessBuilder builder = ShellSettings.process(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        String.join(File.pathSeparator, libraries, "target/tools-classes", "tools/resources"),
                        source,
                        database.url(),
                        database.owner().user(),
                        Integer.toString(port)))
                .redirectError(
                        Redirect.to(Path.of("target", "bench", name + ".log").toFile()));
        // Not among the arguments, which every user of the machine can read.
        builder.environment().put("PGPASSWORD", database.owner().password());
        process = builder.start();
        answers = process.inputReader(StandardCharsets.UTF_8);
        orders = new PrintWriter(process.outputWriter(StandardCharsets.UTF_8), true);
        answer(PeerServer.READY);
    }

    /** @return null where its libraries could not be had */
    static Peer start(String name, RelayProcess relay) throws IOException {
        Path libraries = Path.of("target", name + ".classpath");
        if (Files.notExists(libraries)) return null;
        return new Peer(name, Files.readString(libraries).strip(), relay.emptyDatabase("peer_" + name));
    }

    /** Starts processes without HTTP. */
    Load run(int threads, int count) throws IOException {
        orders.println(threads + " " + count);
        String[] figures = answer(PeerServer.LOAD).split(" ");
        return new Load(Double.parseDouble(figures[0]), Double.parseDouble(figures[1]), Double.parseDouble(figures[2]));
    }

    /** What follows the beginning of the next such line; libraries may print others. */
    private String answer(String beginning) throws IOException {
        String line = answers.readLine();
        while (line != null && !line.startsWith(beginning)) line = answers.readLine();
        if (line == null) throw new IOException("A peer ended, see target/bench/*.log");
        return line.substring(beginning.length());
    }

    int port() {
        return port;
    }

    ProcessHandle process() {
        return process.toHandle();
    }

    @Override
    public void close() {
        process.destroy();
    }
}
