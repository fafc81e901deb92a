package org.ncbrelay.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ncbrelay.adapter.database.DatabaseAccess;

/** An engine in a Java process of its own, which gets the amount of work as an argument. */
final class PeerProcess implements AutoCloseable {
    private final Process process;
    private final BufferedReader answers;
    private final PrintWriter orders;

    /**
     * Starts the process and waits until it can work.
     *
     * @param main a class of the class path, or a source file that Java compiles as it starts
     */
    PeerProcess(String classPath, String main, DatabaseAccess database, Path log) throws IOException {
        List<String> command = new ArrayList<>(List.of(java(), "-cp", classPath, main));
        command.addAll(List.of(database.url(), database.owner().user()));
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(Redirect.to(log.toFile()));
        // Not among the arguments, which every user of the machine can read.
        builder.environment().put("PGPASSWORD", database.owner().password());
        process = builder.start();
        answers = process.inputReader(StandardCharsets.UTF_8);
        orders = new PrintWriter(process.outputWriter(StandardCharsets.UTF_8), true);
        awaitReady(log);
    }

    /** Libraries may print before. */
    private void awaitReady(Path log) throws IOException {
        String said = answers.readLine();
        while (said != null && !said.equals(PeerServer.READY)) said = answers.readLine();
        if (said == null) throw new IOException("The peer did not start, see " + log);
    }

    Load run(int threads, int count) throws IOException {
        orders.println(threads + " " + count);
        String answer = answers.readLine();
        if (answer == null) throw new IOException("the peer has ended");
        List<Duration> times = Arrays.stream(answer.split(" "))
                .map(Long::parseLong)
                .map(Duration::ofNanos)
                .toList();
        return new Load(times.subList(1, times.size()), times.get(0));
    }

    long pid() {
        return process.pid();
    }

    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    @Override
    public void close() throws IOException {
        orders.close();
        process.destroy();
    }
}
