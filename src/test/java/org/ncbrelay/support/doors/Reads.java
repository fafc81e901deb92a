package org.ncbrelay.support.doors;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ncbrelay.adapter.database.DatabaseAccess;
import org.ncbrelay.security.Caller;
import org.ncbrelay.security.DoorTest;
import org.ncbrelay.support.Answer;
import org.ncbrelay.support.TestDatabase;
import org.ncbrelay.support.gallery.Gallery;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;

/** Every door that is read, opened once by each reader of the reviewed table {@code doors/reads.md}; what was found is watched by several tests. */
public class Reads {
    private static final Path TABLE = Path.of("src/test/resources/doors/reads.md");

    private final Gallery gallery;
    private final Doors doors;
    private final JdbcTemplate administration;
    private final Environment environment;
    private final Map<String, Caller> sessions = new HashMap<>();
    private List<Found> found;

    Reads(Gallery gallery, DatabaseAccess access, Environment environment) {
        this.gallery = gallery;
        this.doors = new Doors(gallery);
        this.administration = TestDatabase.standing(access);
        this.environment = environment;
    }

    /** The table, a read for each reader. */
    public static List<Read> table() {
        List<Read> reads = new ArrayList<>();
        try {
            for (String line : Files.readAllLines(TABLE)) {
                if (!line.startsWith("| /")) continue;
                String[] cells = line.substring(1).split("(?<!\\\\)\\|", -1);
                String[] door = cells[0].strip().replace("\\|", "|").split("\\?", 2);
                List<String> notes = Arrays.stream(cells[3].strip().split(" "))
                        .filter(note -> !note.isEmpty())
                        .toList();
                for (String reader : cells[2].strip().split(" "))
                    reads.add(new Read(
                            door[0],
                            door.length > 1 ? '?' + door[1] : "",
                            cells[1].strip(),
                            reader,
                            notes.contains("302") ? 302 : 200,
                            notes.stream().filter(note -> !note.equals("302")).toList()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return reads;
    }

    /** All reads, made when first asked for: every thing of the gallery is there before the first. */
    public synchronized List<Found> all() {
        if (found == null) {
            gallery.changes();
            table().forEach(read -> address(read));
            found = table().stream().map(this::open).toList();
        }
        return found;
    }

    public String address(Read read) {
        Doors.Address address = doors.ours(new Endpoint("GET", read.door()), read.state(), read.reader());
        return read.query().isEmpty() ? address.path() : address.path().replaceAll("\\?.*", "") + read.query();
    }

    /** Of the first read of the table about a thing in this state. */
    public String addressOf(String door, String state) {
        return table().stream()
                .filter(read -> read.door().equals(door) && read.state().equals(state))
                .map(this::address)
                .findFirst()
                .orElseThrow();
    }

    private Found open(Read read) {
        int before = acts(read.reader()).size();
        Answer answer = session(read.reader()).get(address(read), "Accept-Language", "en");
        List<String> acts = acts(read.reader());
        return new Found(
                read,
                answer,
                acts.subList(before, acts.size()).stream().sorted().toList());
    }

    public Answer again(Read read) {
        return session(read.reader()).get(address(read), "Accept-Language", "en");
    }

    public Caller session(String person) {
        int port = Integer.parseInt(environment.getRequiredProperty("local.server.port"));
        return sessions.computeIfAbsent(
                person,
                user -> user.equals("nobody") ? Caller.nobody(port) : Caller.session(port, user, DoorTest.PASSWORD));
    }

    /** What the audit has of somebody, in order. */
    private List<String> acts(String person) {
        return administration.queryForList("""
                SELECT a.act FROM audit_record a JOIN audit_person p USING (organisation, actor)
                 WHERE p.user_id = ? ORDER BY a.number""", String.class, person);
    }

    /**
     * @param state relation in which the thing of the gallery is to the reader
     * @param acts  what reading must leave in the audit, in alphabetical order
     */
    public record Read(String door, String query, String state, String reader, int status, List<String> acts) {
        @Override
        public String toString() {
            return door + query + " (" + state + ") as " + reader;
        }
    }

    /** @param acts what reading left in the audit */
    public record Found(Read read, Answer answer, List<String> acts) {
        public boolean isPage() {
            String type = answer.header("Content-Type");
            return type != null && type.startsWith("text/html");
        }
    }
}
