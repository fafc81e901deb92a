package org.ncbrelay.labs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.ncbrelay.support.machines.Ports;

/** HAProxy from the distribution with {@code docker/haproxy.cfg}; only the addresses differ: ports instead of a name that Docker resolves. */
final class Proxy implements AutoCloseable {
    private static final Path PROGRAM = Path.of("/usr/sbin/haproxy");

    private final int port = Ports.free();
    private final Process process;

    /** @param nodes ports of the nodes, whether they run or not */
    Proxy(Path folder, List<Integer> nodes) throws IOException {
        Path settings = Files.writeString(folder.resolve("haproxy.cfg"), settings(port, nodes));
        process = new ProcessBuilder(PROGRAM.toString(), "-db", "-f", settings.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("haproxy.log").toFile())
                .start();
    }

    static boolean isInstalled() {
        return Files.isExecutable(PROGRAM);
    }

    int port() {
        return port;
    }

    String address() {
        return "http://localhost:" + port;
    }

    /** The settings of the compose file for nodes on this machine. */
    static String settings(int port, List<Integer> nodes) throws IOException {
        String docker = Files.readString(Path.of("docker", "haproxy.cfg"));
        String template = docker.lines()
                .filter(line -> line.strip().startsWith("server-template"))
                .findFirst()
                .orElseThrow();
        // What follows the address holds for each node, but for the way in which Docker names them.
        String options = template.replaceFirst("^\\s*server-template\\s+\\S+\\s+\\S+\\s+\\S+", "")
                .replaceFirst("\\s+resolvers\\s+\\S+", "")
                .replaceFirst("\\s+init-addr\\s+\\S+", "");
        String servers = IntStream.range(0, nodes.size())
                .mapToObj(i -> "    server node%d 127.0.0.1:%d%s".formatted(i + 1, nodes.get(i), options))
                .collect(Collectors.joining("\n"));
        return docker.replaceFirst("(?ms)^resolvers docker$.*?(?=^\\S)", "")
                .replaceFirst("(?m)^\\s*bind .*$", "    bind 127.0.0.1:" + port)
                .replace(template, servers);
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(10, TimeUnit.SECONDS)) process.destroyForcibly();
    }
}
