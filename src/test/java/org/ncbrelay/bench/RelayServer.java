package org.ncbrelay.bench;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.ncbrelay.adapter.database.DatabaseAccess;
import org.ncbrelay.adapter.database.Login;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The PostgreSQL server of a running relay, found in its folder; gives others a database of their own on it. */
final class RelayServer {
    private static final int LINE_OF_PORT = 3;

    private final long pid;
    private final String address;
    private final Login superuser;

    /** @param folder the value of {@code relay.database.embedded.directory} */
    RelayServer(Path folder) throws IOException {
        List<String> running = Files.readAllLines(folder.resolve("server").resolve("postmaster.pid"));
        pid = Long.parseLong(running.get(0).strip());
        address = "jdbc:postgresql://localhost:" + running.get(LINE_OF_PORT).strip() + "/";
        Properties passwords = new Properties();
        try (Reader file = Files.newBufferedReader(folder.resolve("secrets.properties"))) {
            passwords.load(file);
        }
        superuser = new Login("postgres", passwords.getProperty("postgres"));
    }

    /** Makes an empty database in place of the one that may be there. */
    DatabaseAccess empty(String name) {
        JdbcTemplate server = as("postgres");
        server.execute("DROP DATABASE IF EXISTS " + name);
        server.execute("CREATE DATABASE " + name);
        return new DatabaseAccess(address + name, superuser, superuser);
    }

    /** A database as the superuser. */
    JdbcTemplate as(String database) {
        return new JdbcTemplate(
                new DriverManagerDataSource(address + database, superuser.user(), superuser.password()));
    }

    /** The server's first process, the parent of all others. */
    long pid() {
        return pid;
    }

    String version() {
        return as("postgres").queryForObject("SHOW server_version", String.class);
    }
}
