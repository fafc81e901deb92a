package org.ncbrelay.support.machines;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Does to the processes of a PostgreSQL server what can happen to them. */
public final class ServerSignals {
    private final Path data;

    /** @param folder what {@code relay.database.embedded.directory} names */
    public ServerSignals(Path folder) {
        this.data = folder.resolve("server");
    }

    /** The first process. */
    public ProcessHandle first() {
        try {
            List<String> lines = Files.readAllLines(data.resolve("postmaster.pid"));
            return ProcessHandle.of(Long.parseLong(lines.get(0).strip())).orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All of them stand still: connections stay, and nobody answers. */
    public void freeze() {
        ProcessHandle first = first();
        send("STOP", Stream.concat(Stream.of(first), first.children()).toList());
    }

    public void thaw() {
        ProcessHandle first = first();
        send("CONT", Stream.concat(Stream.of(first), first.children()).toList());
    }

    /** One session stands still, so that it outlives its server: it does not notice that it is gone. */
    public ProcessHandle freezeSession() {
        ProcessHandle session = first().children()
                .filter(process -> commandLine(process).contains("relay_app"))
                .findFirst()
                .orElseThrow();
        send("STOP", List.of(session));
        return session;
    }

    private static String commandLine(ProcessHandle process) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(process.pid()), "cmdline"));
        } catch (IOException ended) {
            return "";
        }
    }

    private static void send(String signal, List<ProcessHandle> processes) {
        List<String> command = new ArrayList<>(List.of("kill", "-" + signal));
        processes.forEach(process -> command.add(Long.toString(process.pid())));
        try {
            new ProcessBuilder(command).start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
