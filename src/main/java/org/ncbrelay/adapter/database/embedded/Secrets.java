package org.ncbrelay.adapter.database.embedded;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Properties;

/** The generated passwords of the embedded server: 192 random bits each, kept in a file for its owner's eyes only. */
final class Secrets {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Properties passwords;

    private Secrets(Properties passwords) {
        this.passwords = passwords;
    }

    /** Reads the passwords of the folder, or makes them up the first time. */
    static Secrets in(Path folder) throws IOException {
        Path file = folder.resolve("secrets.properties");
        Properties passwords = new Properties();
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                passwords.load(reader);
            }
        } else {
            for (String user :
                    new String[] {EmbeddedDatabase.SUPERUSER, EmbeddedDatabase.OWNER, EmbeddedDatabase.APPLICATION})
                passwords.setProperty(user, random());
            write(passwords, file);
        }
        return new Secrets(passwords);
    }

    /** Written to another file and moved, so that a file that exists is a whole one. */
    private static void write(Properties passwords, Path file) throws IOException {
        Path unfinished = file.resolveSibling("secrets.unfinished");
        Files.deleteIfExists(unfinished);
        try (Writer writer = Files.newBufferedWriter(PrivateFiles.createFile(unfinished))) {
            passwords.store(writer, "Passwords of the embedded PostgreSQL, made up at the first start");
        }
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static String random() {
        byte[] bits = new byte[24];
        RANDOM.nextBytes(bits);
        return Base64.getUrlEncoder().encodeToString(bits);
    }

    String passwordOf(String user) {
        return passwords.getProperty(user);
    }
}
