package org.ncbrelay.support.machines;

import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Debian's ClamAV daemon with a folder of its own: it knows one signature, ours, needs no network and renews nothing. The test that starts
 * it stops it.
 */
public final class Clamd implements AutoCloseable {
    /** As ClamAV names a signature that is not its maker's. */
    public static final String SIGNATURE = "Relay.Test.Eicar.UNOFFICIAL";

    /** Of a file it takes, in bytes. */
    public static final int LARGEST = 1024 * 1024;

    private static final int SECONDS_TO_START = 60;

    private final Path folder;
    private final Process daemon;
    private final int port;

    private Clamd(Path folder, Process daemon, int port) {
        this.folder = folder;
        this.daemon = daemon;
        this.port = port;
    }

    /** Where the daemon's program is; empty on a machine without it. */
    public static Optional<Path> program() {
        return Stream.concat(
                        Stream.of(System.getenv("PATH").split(File.pathSeparator))
                                .map(Path::of),
                        Stream.of(Path.of("/usr/sbin")))
                .map(each -> each.resolve("clamd"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /**
     * The text that every scanner reports by agreement, and that does nothing. In halves, so that no file of the repository is reported.
     */
    public static byte[] eicar() {
        String text = "X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + "EICAR-STANDARD-ANTIVIRUS-" + "TEST-FILE!$H+H*";
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** @param folder of its own, which it may have used before; a short path, because the address of a socket is short */
    public static Clamd start(Path folder) {
        try {
            Path signatures = Files.createDirectories(folder.resolve("db"));
            Files.writeString(
                    signatures.resolve("relay.ndb"),
                    "Relay.Test.Eicar:0:*:" + HexFormat.of().formatHex(eicar()) + "\n");
            int port = Ports.free();
            Path settings = folder.resolve("clamd.conf");
            Files.write(
                    settings,
                    List.of(
                            "Foreground yes",
                            "DatabaseDirectory " + signatures,
                            "LocalSocket " + folder.resolve("clamd.ctl"),
                            "TCPSocket " + port,
                            "TCPAddr 127.0.0.1",
                            "StreamMaxLength 1M",
                            "TemporaryDirectory " + folder));
            Process daemon = new ProcessBuilder(program().orElseThrow().toString(), "-c", settings.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(Redirect.to(folder.resolve("log").toFile()))
                    .start();
            Clamd started = new Clamd(folder, daemon, port);
            Runtime.getRuntime().addShutdownHook(new Thread(daemon::destroyForcibly));
            await().atMost(SECONDS_TO_START, TimeUnit.SECONDS).until(() -> started.isListening() || !daemon.isAlive());
            if (!started.isListening())
                throw new IllegalStateException("clamd did not start: " + Files.readString(folder.resolve("log")));
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public URI byTcp() {
        return URI.create("tcp://127.0.0.1:" + port);
    }

    public URI bySocket() {
        return URI.create("unix:" + folder.resolve("clamd.ctl"));
    }

    private boolean isListening() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    @Override
    public void close() {
        daemon.destroy();
        try {
            daemon.waitFor();
        } catch (InterruptedException e) {
            daemon.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
