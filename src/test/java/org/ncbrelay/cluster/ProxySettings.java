package org.ncbrelay.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The proxy's settings of the compose file, with other addresses. */
final class ProxySettings {
    private static final Path FILE = Path.of("docker", "haproxy.cfg");

    private ProxySettings() {}

    /** The settings of the compose file for nodes on this machine. */
    static String of(int port, List<Integer> nodes) throws IOException {
        String docker = Files.readString(FILE);
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
}
